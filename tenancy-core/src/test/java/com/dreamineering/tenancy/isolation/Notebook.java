package com.dreamineering.tenancy.isolation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A parent that belongs to an organisation, as its children do. */
@Entity
@Table(name = "notebooks")
class Notebook extends TenantOwned {

    @Id
    UUID id = UUID.randomUUID();

    @Column(name = "title", nullable = false)
    String title;

    @OneToMany(mappedBy = "notebook")
    List<Note> notes = new ArrayList<>();

    @ManyToMany
    @JoinTable(
            name = "notebook_labels",
            joinColumns = @JoinColumn(name = "notebook_id"),
            inverseJoinColumns = @JoinColumn(name = "label_id"))
    Set<Label> labels = new HashSet<>();

    protected Notebook() {}

    Notebook(String title) {
        this.title = title;
    }
}
