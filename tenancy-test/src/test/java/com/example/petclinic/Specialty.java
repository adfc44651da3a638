package com.example.petclinic;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "specialties")
class Specialty extends Named {

    protected Specialty() {}

    Specialty(String name) {
        super(name);
    }
}
