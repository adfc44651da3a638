package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "people")
class StoredPerson {

    @Id
    private UUID id;

    @Column(name = "email", nullable = false, length = EmailAddress.LONGEST)
    private String email;

    @Column(name = "name", nullable = false, length = Person.LONGEST_NAME)
    private String name;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected StoredPerson() {}

    StoredPerson(Person person, Instant createdAt) {
        this.id = person.id().value();
        this.email = person.email().value();
        this.name = person.name();
        this.createdAt = createdAt;
    }

    Person toPerson() {
        return new Person(new UserId(id), new EmailAddress(email), name);
    }
}
