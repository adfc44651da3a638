package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.NaturalId;

/** A row of one organisation, in the usual way. */
@Entity
@Table(name = "notes")
class Note extends TenantOwned {

    @Id
    UUID id = UUID.randomUUID();

    @NaturalId
    @Column(name = "reference", nullable = false)
    String reference = id.toString();

    @Column(name = "text", nullable = false)
    String text;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "notebook_id")
    Notebook notebook;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "topic_id")
    Topic topic;

    protected Note() {}

    Note(String text) {
        this.text = text;
    }

    Note(OrganisationId organisation, String text) {
        super(organisation);
        this.text = text;
    }
}
