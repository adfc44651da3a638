package com.dreamineering.tenancy.isolation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** A parent that belongs to no organisation and has children of all of them. */
@Entity
@Table(name = "topics")
class Topic {

    @Id
    UUID id = UUID.randomUUID();

    @Column(name = "title", nullable = false)
    String title;

    @OneToMany(mappedBy = "topic")
    Set<Note> notes = new HashSet<>();

    @ManyToMany
    @JoinTable(
            name = "topic_labels",
            joinColumns = @JoinColumn(name = "topic_id"),
            inverseJoinColumns = @JoinColumn(name = "label_id"))
    Set<Label> labels = new HashSet<>();

    protected Topic() {}

    Topic(String title) {
        this.title = title;
    }
}
