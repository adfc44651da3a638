package com.example.adopted;

import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Another one, so that two entities can have come differently far. */
@Entity
@Table(name = "memos")
public class Memo extends TenantOwned {

    @Id
    public UUID id = UUID.randomUUID();

    public String text;

    protected Memo() {}

    public Memo(String text) {
        this.text = text;
    }
}
