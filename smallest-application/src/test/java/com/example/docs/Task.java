package com.example.docs;

import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
class Task extends TenantOwned {
    @Id
    @GeneratedValue
    Long id;

    String text;

    protected Task() {}

    Task(String text) {
        this.text = text;
    }
}
