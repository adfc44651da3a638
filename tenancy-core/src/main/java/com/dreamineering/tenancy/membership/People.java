package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.PlainText;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.transaction.LibraryWork;
import com.dreamineering.tenancy.transaction.Transactions;
import jakarta.persistence.PersistenceException;
import java.lang.invoke.MethodHandles;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The people of this installation, by id and address; how they sign in is the host's affair.
 *
 * <p>People belong to no organisation. A host with users of its own registers them here under their ids.
 */
public final class People {

    private final LibraryWork transactions;
    private final Clock clock;

    public People(Transactions transactions, Clock clock) {
        this.transactions = LibraryWork.of(transactions, MethodHandles.lookup());
        this.clock = clock;
    }

    /** Adds a person; throws {@link IllegalArgumentException} if the address is taken or the name no plain text. */
    public Person register(EmailAddress email, String name) {
        return register(UserId.random(), email, name);
    }

    /** Like {@link #register(EmailAddress, String)}, under an id that the host gave. */
    public Person register(UserId id, EmailAddress email, String name) {
        String cleaned = PlainText.clean(name);
        PlainText.problem("A name", cleaned, Person.LONGEST_NAME).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        Person person = new Person(id, email, cleaned);
        try {
            return transactions.change(entities -> {
                requireFree(email);
                entities.persist(new StoredPerson(person, clock.instant()));
                entities.flush();
                return person;
            });
        } catch (PersistenceException e) {
            // Somebody else may have been faster with the same address; then the answer is the usual one.
            transactions.<Object>separate(entities -> {
                requireFree(email);
                throw e;
            });
            throw e;
        }
    }

    private void requireFree(EmailAddress email) {
        if (find(email).isPresent()) {
            throw new IllegalArgumentException(
                    "The address '%s' is registered already. Sign in with it".formatted(email));
        }
    }

    /** The person with this id. */
    public Optional<Person> find(UserId id) {
        return transactions.join(entities -> Optional.ofNullable(entities.find(StoredPerson.class, id.value()))
                .map(StoredPerson::toPerson));
    }

    /** The person with this address. */
    public Optional<Person> find(EmailAddress email) {
        return transactions.join(entities -> entities.createQuery(
                        "select p from StoredPerson p where p.email = :email", StoredPerson.class)
                .setParameter("email", email.value())
                .getResultStream()
                .findFirst()
                .map(StoredPerson::toPerson));
    }

    /** Those of these people that are registered, by id. */
    public Map<UserId, Person> find(Collection<UserId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return transactions.join(
                entities -> entities.createQuery("select p from StoredPerson p where p.id in :ids", StoredPerson.class)
                        .setParameter("ids", ids.stream().map(UserId::value).toList())
                        .getResultStream()
                        .map(StoredPerson::toPerson)
                        .collect(Collectors.toMap(Person::id, Function.identity())));
    }
}
