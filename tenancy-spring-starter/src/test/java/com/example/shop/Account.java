package com.example.shop;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.spring.IdentifiedUser;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

final class Account extends User implements IdentifiedUser {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a record of a UUID
    private final UserId userId;

    Account(Person person) {
        super(person.email().value(), "{noop}password", AuthorityUtils.createAuthorityList("ROLE_USER"));
        this.userId = person.id();
    }

    @Override
    public UserId userId() {
        return userId;
    }
}
