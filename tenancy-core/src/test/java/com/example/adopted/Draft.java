package com.example.adopted;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** One whose table had no organisations until now: the column is there, and nothing is in it. */
@Entity
@Table(name = "drafts")
public class Draft {

    @Id
    public UUID id = UUID.randomUUID();

    @TenantId
    @Column(name = "owner_id")
    public UUID owner;

    public String text;

    protected Draft() {}

    public Draft(String text) {
        this.text = text;
    }
}
