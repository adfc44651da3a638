package com.dreamineering.planted.contacts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class StoredThing {
    @Id
    private long id;

    long id() {
        return id;
    }
}
