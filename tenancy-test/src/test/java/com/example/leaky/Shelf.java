package com.example.leaky;

import com.dreamineering.tenancy.isolation.GlobalData;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.util.HashSet;
import java.util.Set;

/** Belongs to nobody, and books of everybody stand on it. */
@Entity
@GlobalData
class Shelf {
    @Id
    @GeneratedValue
    Long id;

    String place;

    @ManyToMany
    Set<Book> books = new HashSet<>();
}
