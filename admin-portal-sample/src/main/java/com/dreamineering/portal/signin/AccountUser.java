package com.dreamineering.portal.signin;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.spring.IdentifiedUser;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The person whom a session stands for. It carries no authority: what a person may do is read with each request. */
public final class AccountUser implements UserDetails, IdentifiedUser, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final UUID id;
    private final String email;
    private @Nullable String passwordHash;

    AccountUser(Person person, String passwordHash) {
        this.id = person.id().value();
        this.email = person.email().value();
        this.passwordHash = passwordHash;
    }

    @Override
    public UserId userId() {
        return new UserId(id);
    }

    @Override
    public String getUsername() {
        return email;
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    /** One person is one principal, in however many sessions. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccountUser user && user.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
