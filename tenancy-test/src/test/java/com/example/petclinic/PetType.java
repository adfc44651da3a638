package com.example.petclinic;

import com.dreamineering.tenancy.isolation.GlobalData;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;

/** A cat is a cat in every clinic: it belongs to none. */
@Entity
@GlobalData
@Table(name = "types")
class PetType {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @NotBlank
    private String name;

    protected PetType() {}

    PetType(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }
}
