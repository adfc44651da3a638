package com.dreamineering.portal.signin;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.transaction.Transactions;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The accounts of this installation; read and written before any organisation is in scope. */
@Component
public class Accounts implements UserDetailsService {

    /** The fewest characters of a password. */
    public static final int SHORTEST_PASSWORD = 12;

    private static final int LONGEST_PASSWORD_BYTES = 72; // bcrypt looks at no more

    private final AccountRepository accounts;
    private final People people;
    private final PasswordEncoder passwords;
    private final Transactions transactions;

    Accounts(AccountRepository accounts, People people, PasswordEncoder passwords, Transactions transactions) {
        this.accounts = accounts;
        this.people = people;
        this.passwords = passwords;
        this.transactions = transactions;
    }

    @Override
    public AccountUser loadUserByUsername(String name) {
        return Optional.of(name)
                .filter(typed -> EmailAddress.problem(typed).isEmpty())
                .map(EmailAddress::new)
                .flatMap(this::find)
                .orElseThrow(() -> new UsernameNotFoundException("No account"));
    }

    /** The account of the person with this address. */
    public Optional<AccountUser> find(EmailAddress email) {
        return people.find(email)
                .flatMap(person -> TenantContext.callGlobal(
                                () -> accounts.findById(person.id().value()))
                        .map(account -> new AccountUser(person, account.passwordHash())));
    }

    /** What is wrong with a password for a new account, in a sentence; empty if nothing is. */
    public static Optional<String> problem(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            return Optional.of("A password has at least %d characters".formatted(SHORTEST_PASSWORD));
        }
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES
                ? Optional.of("This password is too long. Use at most %d characters".formatted(LONGEST_PASSWORD_BYTES))
                : Optional.empty();
    }

    /** Registers a person who signs in with a password; empty if somebody has the address, also since a moment ago. */
    public Optional<AccountUser> open(EmailAddress email, String name, String password) {
        String hash = Objects.requireNonNull(passwords.encode(password));
        try {
            return Optional.of(transactions.join(entities -> {
                Person person = people.register(email, name);
                accounts.save(new Account(person.id(), hash));
                return new AccountUser(person, hash);
            }));
        } catch (RuntimeException refused) {
            if (people.find(email).isPresent()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** The address and name of the person who signed in. */
    public Person person(UserId id) {
        return people.find(id)
                .orElseThrow(() -> new IllegalStateException("User %s signed in and is not registered".formatted(id)));
    }
}
