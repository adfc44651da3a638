package com.example.adopted;

import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of an organisation, in an application that is on its way. */
@Entity
@Table(name = "bills")
public class Bill extends TenantOwned {

    @Id
    public UUID id = UUID.randomUUID();

    public String text;

    @ManyToOne
    public Memo memo;

    protected Bill() {}

    public Bill(String text) {
        this.text = text;
    }
}
