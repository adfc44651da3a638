package com.example.leaky;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

@Entity
@NamedQuery(name = "Author.byName", query = "select a from Author a where a.name = :name")
@NamedQuery(name = "Author.pairs", query = "select count(*) from Author a cross join Book b")
@NamedQuery(name = "Author.rename", query = "update Author set name = :name where id = :id")
@NamedNativeQuery(name = "Author.names", query = "select name from Author where name = ?1")
@NamedNativeQuery(name = "Author.forget", query = "delete from Author where name = :name")
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
