package com.example.careless;

import com.dreamineering.tenancy.isolation.GlobalData;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;

/** Belongs to nobody, says somebody who did not look where it comes from. */
@Entity
@GlobalData
@Immutable
@Subselect("select text, count(*) as notes from every_note group by text")
class Topic {
    @Id
    String text;

    long notes;
}
