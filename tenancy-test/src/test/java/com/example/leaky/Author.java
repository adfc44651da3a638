package com.example.leaky;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

@Entity
class Author {
    @Id
    @GeneratedValue
    Long id;

    @TenantId
    UUID organisation;

    String name;

    @OneToMany(mappedBy = "author")
    List<Book> books = new ArrayList<>();
}
