package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Sessions for which somebody names the tenant by hand. */
@OnEachDatabase
class NamedTenantTests {

    private static final String HINT = "org.hibernate.tenantId";
    private static final UUID NOBODY = new UUID(0, 1);
    private static final UUID GLOBAL = new UUID(0, 2);
    private static final UUID EVERYBODY = new UUID(0, 3);

    private final Desk desk;

    NamedTenantTests(TestDatabase database) {
        desk = new Desk(database);
    }

    @Nested
    class InsideAScope {

        @Test
        void areRefusedForAnotherOrganisation() {
            refused(desk.acme.id().value(), "organisation " + desk.acme.id());
        }

        @Test
        void areRefusedForEachIdThatStandsForSomethingElse() {
            refused(NOBODY, "no scope");
            refused(GLOBAL, "global data");
            refused(EVERYBODY, "every organisation");
        }

        @Test
        void arePossibleForTheSameOrganisation() {
            assertThatCode(() -> TenantContext.run(
                            desk.globex.id(), () -> openByHint(desk.globex.id().value())))
                    .doesNotThrowAnyException();
        }

        private void refused(UUID named, String described) {
            String message = ("This Hibernate session belongs to %s, and organisation %s is in scope" + Desk.TOO_LATE)
                    .formatted(described, desk.globex.id());
            TenantContext.run(desk.globex.id(), () -> {
                assertThatThrownBy(() -> openByHint(named))
                        .isInstanceOf(ScopeMismatchException.class)
                        .hasMessage(message);
                assertThatThrownBy(() -> openByOption(named))
                        .isInstanceOf(ScopeMismatchException.class)
                        .hasMessage(message);
                assertThatThrownBy(() -> openStateless(named))
                        .isInstanceOf(ScopeMismatchException.class)
                        .hasMessage(message);
            });
        }
    }

    @Nested
    class WithoutAScope {

        @Test
        void areRefusedForAnOrganisation() {
            refused(desk.acme.id().value(), "organisation " + desk.acme.id());
        }

        @Test
        void areRefusedForEveryOrganisation() {
            refused(EVERYBODY, "every organisation");
        }

        @Test
        void areRefusedForGlobalData() {
            refused(GLOBAL, "global data");
        }

        @Test
        void getNoConnectionForNobody() {
            try (EntityManager entities = desk.installation.factory.createEntityManager(Map.of(HINT, NOBODY))) {
                assertThatThrownBy(() -> notes(entities)).isInstanceOf(MissingScopeException.class);
            }
        }

        private void refused(UUID named, String described) {
            assertThatThrownBy(() -> openByHint(named))
                    .isInstanceOf(ScopeMismatchException.class)
                    .hasMessage(
                            "This Hibernate session belongs to %s, and nothing is in scope" + Desk.TOO_LATE, described);
        }
    }

    @Nested
    class OnTheConnectionOfAnother {

        @Test
        void areRefused() {
            desk.doAsGlobex(entities -> {
                var builder = entities.unwrap(org.hibernate.Session.class)
                        .statelessWithOptions()
                        .connection();
                assertThatThrownBy(() -> builder.tenantIdentifier(
                                        (Object) desk.acme.id().value())
                                .openStatelessSession()
                                .close())
                        .isInstanceOf(ScopeMismatchException.class);
            });
        }
    }

    @Nested
    class InPlainHibernate {

        @Test
        void openTheDoorToAnotherOrganisationAndToAll() {
            PlainHibernate control = PlainHibernate.on(desk.installation);
            UUID globex = desk.globex.id().value();

            assertThat(control.opened(Map.of(HINT, desk.acme.id().value()), globex, NamedTenantTests::notes))
                    .containsExactly("Acme's note");
            assertThat(control.opened(Map.of(HINT, EVERYBODY), globex, NamedTenantTests::notes))
                    .containsExactlyInAnyOrder("Acme's note", "Globex's note");
        }
    }

    private void openByHint(UUID named) {
        desk.installation.factory.createEntityManager(Map.of(HINT, named)).close();
    }

    private void openByOption(UUID named) {
        sessions().withOptions().tenantIdentifier((Object) named).openSession().close();
    }

    private void openStateless(UUID named) {
        sessions()
                .withStatelessOptions()
                .tenantIdentifier((Object) named)
                .openStatelessSession()
                .close();
    }

    private SessionFactory sessions() {
        return desk.installation.factory.unwrap(SessionFactory.class);
    }

    private static List<String> notes(EntityManager entities) {
        return entities.createQuery("select n.text from Note n", String.class).getResultList();
    }
}
