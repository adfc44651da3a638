package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.bypass.BypassRefusedException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.membership.Person;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What ordinary code may try with the library's tables, which belong to no organisation, and with its entities. */
@OnEachDatabase
class LibraryTablesAttackedTests {

    private final Installation installation;

    LibraryTablesAttackedTests(TestDatabase database) {
        installation = Installation.shared(database);
    }

    private void refused(Consumer<EntityManager> work) {
        assertThatThrownBy(() -> installation.in(installation.acme, entities -> {
                    work.accept(entities);
                    return true;
                }))
                .isInstanceOf(StatementRefusedException.class)
                .hasMessageContaining("which is the library's own. Use the library's stores instead");
    }

    private static void list(EntityManager entities, String query) {
        entities.createQuery(query, Object.class).getResultList();
    }

    @Nested
    class Read {

        @Test
        void theTrailIsRefused() {
            refused(entities -> list(entities, "select e.subject from StoredAuditEntry e"));
        }

        @Test
        void peopleAreRefused() {
            refused(entities -> list(entities, "select p.email from StoredPerson p"));
            refused(entities -> entities.createNativeQuery("select email from people", String.class)
                    .getResultList());
            refused(entities -> list(entities, "select (select max(p.email) from StoredPerson p) from StoredRole r"));
        }

        @Test
        void ownGrantsAreRefusedToo() {
            refused(entities -> list(entities, "select g from StoredGrant g"));
        }

        @Test
        void isRefusedOnThePlainConnection() {
            refused(entities -> entities.unwrap(Session.class)
                    .doWork(connection -> connection.prepareStatement("select email from people")));
        }

        @Test
        void isRefusedByKey() {
            refused(entities -> entities.find(
                    entities.getMetamodel().getEntities().stream()
                            .filter(entity -> entity.getName().equals("StoredPerson"))
                            .findFirst()
                            .orElseThrow()
                            .getJavaType(),
                    installation.superadmin.id().value()));
        }

        @Test
        void isRefusedWithGlobalDataInScope() {
            assertThatThrownBy(() -> TenantContext.callGlobal(() -> installation.transactions.join(entities -> {
                        list(entities, "select p.email from StoredPerson p");
                        return true;
                    })))
                    .isInstanceOf(StatementRefusedException.class);
        }

        @Test
        void isRefusedInABypass() {
            assertThatThrownBy(() -> installation.throughTheDoor(token -> installation.transactions.join(entities -> {
                        list(entities, "select g from StoredSuperadminGrant g");
                        return true;
                    })))
                    .isInstanceOf(StatementRefusedException.class);
        }

        @Test
        void isRefusedWhateverSomebodyHasChecked() {
            refused(entities -> CheckedSql.call("A test tries", () -> {
                list(entities, "select p.email from StoredPerson p");
                return true;
            }));
        }
    }

    @Nested
    class Changed {

        @Test
        void nobodyMakesThemselvesASuperadmin() {
            Person mallory = installation.person("mallory");

            refused(entities -> entities.createQuery(
                            "insert into StoredSuperadminGrant (id, personId, reason, grantedAt)"
                                    + " values (:id, :person, 'I want it', :now)")
                    .setParameter("id", UUID.randomUUID())
                    .setParameter("person", mallory.id().value())
                    .setParameter("now", Instant.now())
                    .executeUpdate());
            assertThatThrownBy(() -> installation.tenancy.bypass().read(mallory.id(), "I want to look", token -> 1))
                    .isInstanceOf(BypassRefusedException.class);
        }

        @Test
        void noOrganisationIsSuspended() {
            refused(entities -> entities.createQuery("update StoredOrganisation o set o.state = 'SUSPENDED'")
                    .executeUpdate());
        }

        @Test
        void theTrailIsKept() {
            refused(entities ->
                    entities.createQuery("delete from StoredAuditEntry e").executeUpdate());
        }

        @Test
        void nobodyMakesThemselvesAnOwner() {
            refused(entities -> entities.createQuery("update StoredMembershipRole r set r.roleKey = 'owner'")
                    .executeUpdate());
        }
    }
}
