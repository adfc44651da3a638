package com.dreamineering.tenancy.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Slug;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LibraryWorkTests {

    private final Installation installation = Installation.shared(TestDatabase.H2);

    @Nested
    class IsNotGivenTo {

        @Test
        void anotherClass() {
            assertThatThrownBy(() -> LibraryWork.of(installation.transactions, MethodHandles.lookup()))
                    .isInstanceOf(SecurityException.class)
                    .hasMessage(
                            "%s asked for the library's own tables. Use the library's stores",
                            IsNotGivenTo.class.getName());
        }

        @Test
        void aPrivateLookupIntoAStore() throws IllegalAccessException {
            MethodHandles.Lookup taken = MethodHandles.privateLookupIn(People.class, MethodHandles.lookup());

            assertThatThrownBy(() -> LibraryWork.of(installation.transactions, taken))
                    .isInstanceOf(SecurityException.class);
        }

        @Test
        void aPublicLookup() {
            assertThatThrownBy(() -> LibraryWork.of(
                            installation.transactions,
                            MethodHandles.publicLookup().in(People.class)))
                    .isInstanceOf(SecurityException.class);
        }
    }

    @Test
    void isOverAfterwardsAlsoWhenItThrows() {
        installation.tenancy.people().find(installation.superadmin.id());
        assertThat(LibraryWork.isOpen()).isFalse();

        assertThatThrownBy(() -> installation.throughTheDoor(token -> installation
                        .tenancy
                        .organisations()
                        .create(token, new NewOrganisation("Acme", new Slug("acme"), null))))
                .isInstanceOf(RuntimeException.class);
        assertThat(LibraryWork.isOpen()).isFalse();
    }

    @Test
    void isNotOpenInCodeOfTheHostThatRunsInsideIt() {
        List<Boolean> open = new ArrayList<>();
        Tenancy tenancy = Tenancy.builder(installation.transactions)
                .provisioners(List.of((token, organisation) -> open.add(LibraryWork.isOpen())))
                .events(event -> open.add(LibraryWork.isOpen()))
                .build();

        tenancy.bypass()
                .<Object, RuntimeException>write(
                        installation.superadmin.id(),
                        "A test needs it",
                        token -> tenancy.organisations()
                                .create(token, new NewOrganisation("Provisioned", new Slug("provisioned"), null)));

        assertThat(open).containsExactly(false, false);
    }
}
