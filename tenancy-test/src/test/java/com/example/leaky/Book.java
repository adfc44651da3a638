package com.example.leaky;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

@Entity
class Book {
    @Id
    @GeneratedValue
    Long id;

    @TenantId
    UUID organisation;

    String title;

    @ManyToOne
    Author author;
}
