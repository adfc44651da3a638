package com.dreamineering.portal.signin;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.isolation.GlobalData;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** How one person signs in; accounts belong to no organisation. */
@Entity
@GlobalData
@Table(name = "accounts")
class Account {

    @Id
    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "password_hash", nullable = false, length = 200)
    private String passwordHash;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected Account() {}

    Account(UserId person, String passwordHash) {
        this.personId = person.value();
        this.passwordHash = passwordHash;
    }

    String passwordHash() {
        return passwordHash;
    }
}
