package com.example.careless;

import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import org.hibernate.annotations.Formula;

@Entity
@NamedNativeQuery(name = "Note.ofEverybody", query = "select text from every_note where text = :text")
@NamedNativeQuery(name = "Note.own", query = "select text from note where text = :text")
class Note extends TenantOwned {
    @Id
    @GeneratedValue
    Long id;

    String text;

    @Formula("(select count(*) from every_note)")
    long all;
}
