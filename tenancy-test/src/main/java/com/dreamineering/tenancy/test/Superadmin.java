package com.dreamineering.tenancy.test;

import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.bypass.BypassWork;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Person;
import org.jspecify.annotations.Nullable;

/**
 * A superadmin for tests: a person with a grant in the database, who looks across organisations through the bypass.
 *
 * <p>Each bypass has its reason and its entries in the audit trail, like everybody's.
 */
public final class Superadmin {

    private static final EmailAddress OWN_ADDRESS = new EmailAddress("superadmin@tests.invalid");

    private final Tenancy tenancy;
    private final Person person;
    private @Nullable BypassToken token;

    private Superadmin(Tenancy tenancy, Person person) {
        this.tenancy = tenancy;
        this.person = person;
    }

    /**
     * The superadmin of the tests, who is made if the database has none yet.
     *
     * <p>Throws {@link IllegalStateException} if there are others: the library lets nobody but a superadmin make further
     * ones.
     */
    public static Superadmin in(Tenancy tenancy) {
        Person own = tenancy.people()
                .find(OWN_ADDRESS)
                .orElseGet(() -> tenancy.people().register(OWN_ADDRESS, "Superadmin of the tests"));
        if (!tenancy.superadmins().isSuperadmin(own.id())
                && !tenancy.superadmins().grantFirst(own.id(), "For the tests")) {
            throw new IllegalStateException(
                    "The database has a superadmin already, so the tests cannot make their own. Name the one that is"
                            + " there: @WithSuperadmin(address = \"…\"), or Superadmin.in(tenancy, \"…\")");
        }
        return new Superadmin(tenancy, own);
    }

    /** A superadmin whom the application has; throws {@link IllegalStateException} for an address that is not one's. */
    public static Superadmin in(Tenancy tenancy, String address) {
        Person person = tenancy.people()
                .find(new EmailAddress(address))
                .filter(found -> tenancy.superadmins().isSuperadmin(found.id()))
                .orElseThrow(() -> new IllegalStateException(
                        "'%s' is no superadmin. Register the person and grant it, before the test begins"
                                .formatted(address)));
        return new Superadmin(tenancy, person);
    }

    /** Who it is. */
    public Person person() {
        return person;
    }

    /** Looks across organisations and changes nothing. */
    public <T extends @Nullable Object, E extends Exception> T read(String reason, BypassWork<T, E> work) throws E {
        return tenancy.bypass().read(person.id(), reason, work);
    }

    /** Looks across organisations and may change what it finds. */
    public <T extends @Nullable Object, E extends Exception> T write(String reason, BypassWork<T, E> work) throws E {
        return tenancy.bypass().write(person.id(), reason, work);
    }

    /** The token of the bypass that the test runs in; throws {@link IllegalStateException} if it runs in none. */
    public BypassToken token() {
        if (token == null) {
            throw new IllegalStateException("The test runs in no bypass, so there is no token. Give @WithSuperadmin a"
                    + " reason, or call read or write");
        }
        return token;
    }

    /** Does the work in a bypass whose token is {@link #token()} meanwhile. */
    void inBypass(String reason, boolean writing, AroundEachTest.Work work) throws Exception {
        BypassWork<Boolean, Exception> withToken = opened -> {
            token = opened;
            try {
                work.run();
                return true;
            } finally {
                token = null;
            }
        };
        if (writing) {
            write(reason, withToken);
        } else {
            read(reason, withToken);
        }
    }

    Tenancy tenancy() {
        return tenancy;
    }
}
