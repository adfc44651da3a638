package com.dreamineering.tenancy.test;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Slug;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Two organisations that are there, each with a person who owns it.
 *
 * <p>New ones each time, with addresses and slugs that nobody else has: tests need not clean up after themselves, and see
 * nothing of each other's.
 */
public final class TwoOrganisations {

    private static final int LENGTH = 8;

    private final TestOrganisation first;
    private final TestOrganisation second;

    private TwoOrganisations(TestOrganisation first, TestOrganisation second) {
        this.first = first;
        this.second = second;
    }

    /** Creates them, in one bypass of the superadmin. */
    public static TwoOrganisations foundedBy(Superadmin superadmin) {
        return superadmin.<TwoOrganisations, RuntimeException>write(
                "Two organisations for a test",
                token -> new TwoOrganisations(
                        found("First", superadmin.tenancy(), token), found("Second", superadmin.tenancy(), token)));
    }

    private static TestOrganisation found(String name, Tenancy tenancy, BypassToken token) {
        String unique = "%s-%s"
                .formatted(
                        name.toLowerCase(Locale.ROOT),
                        UUID.randomUUID().toString().substring(0, LENGTH));
        Person owner =
                tenancy.people().register(new EmailAddress("owner@%s.invalid".formatted(unique)), "Owner of " + name);
        OrganisationId id = tenancy.organisations()
                .create(token, new NewOrganisation(name, new Slug(unique), null))
                .id();
        tenancy.memberships().add(token, id, owner, RoleKey.OWNER);
        return new TestOrganisation(id, owner);
    }

    public TestOrganisation first() {
        return first;
    }

    public TestOrganisation second() {
        return second;
    }

    /** Does the same in the scope of each, one after the other. */
    public void inEach(Consumer<TestOrganisation> work) {
        first.run(() -> work.accept(first));
        second.run(() -> work.accept(second));
    }
}
