package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.AbstractThrowableAssert;
import org.hibernate.annotations.TenantId;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tenant ids that stand somewhere else than in a plain field. */
class TenantIdPlacesTests {

    @OnEachDatabase
    @Nested
    class InThePrimaryKey {

        private final Installation installation;

        InThePrimaryKey(TestDatabase database) {
            installation = Installation.shared(database, InAnIdClass.class, InAnEmbeddedId.class);
            installation.sql("delete from in_an_id_class");
            installation.sql("delete from in_an_embedded_id");
        }

        @Test
        void areFilledInAScope() {
            installation.in(installation.globex, entities -> {
                entities.persist(new InAnIdClass(null));
                entities.persist(new InAnEmbeddedId(null));
                return true;
            });

            assertThat(installation.rows("select organisation_id from in_an_id_class"))
                    .containsExactly(installation.globex.id().value());
            assertThat(installation.rows("select organisation_id from in_an_embedded_id"))
                    .containsExactly(installation.globex.id().value());
        }

        @Test
        void keepForeignRowsAway() {
            plantInAcme();

            assertThat(texts(InAnIdClass.class, row -> row.text)).isEmpty();
            assertThat(texts(InAnEmbeddedId.class, row -> row.text)).isEmpty();
        }

        @Test
        void keepForeignRowsOfANativeQueryAway() {
            plantInAcme();

            refusedInGlobex("select * from in_an_id_class", InAnIdClass.class);
            refusedInGlobex("select * from in_an_embedded_id", InAnEmbeddedId.class);
        }

        @Test
        void areRefusedWithGlobalData() {
            refusedForNobody(row -> TenantContext.callGlobal(() -> installation.transactions.join(entities -> {
                entities.persist(row);
                return row;
            })));
        }

        /** Hibernate writes the session's own id over the one in the key, so not even naming the organisation helps. */
        @Test
        void areRefusedInABypass() {
            refusedForNobody(row -> installation.throughTheDoor(token -> installation.transactions.join(entities -> {
                entities.persist(row);
                return row;
            })));
        }

        private void refusedForNobody(Function<Object, Object> store) {
            UUID acme = installation.acme.id().value();
            for (Object row : List.of(
                    new InAnIdClass(null), new InAnIdClass(acme), new InAnEmbeddedId(null), new InAnEmbeddedId(acme))) {
                assertThatThrownBy(() -> store.apply(row))
                        .cause()
                        .isInstanceOf(ScopeMismatchException.class)
                        .hasMessageStartingWith(
                                "A row of %s names no organisation. ",
                                row.getClass().getName());
            }
            assertThat(installation.rows("select id from in_an_id_class")).isEmpty();
            assertThat(installation.rows("select id from in_an_embedded_id")).isEmpty();
        }

        private void plantInAcme() {
            installation.in(installation.acme, entities -> {
                entities.persist(new InAnIdClass(null));
                entities.persist(new InAnEmbeddedId(null));
                return true;
            });
        }

        private <T> List<String> texts(Class<T> type, Function<T, String> text) {
            return installation.in(
                    installation.globex,
                    entities -> entities.createQuery("from " + type.getName(), type)
                            .getResultStream()
                            .map(text)
                            .toList());
        }

        private void refusedInGlobex(String sql, Class<?> type) {
            assertThatThrownBy(() -> CheckedSql.call(
                            "What guards the rows is under test",
                            () -> installation.in(
                                    installation.globex,
                                    entities -> entities.createNativeQuery(sql, type)
                                            .getResultList())))
                    .isInstanceOf(ScopeMismatchException.class)
                    .hasMessage(ForeignRowsTests.ofAnother(type));
        }
    }

    @Nested
    class AtStartUp {

        @Test
        void areRefusedInsideAnEmbeddable() {
            refused(InAnEmbeddable.class)
                    .hasCauseInstanceOf(UnsupportedTenantIdException.class)
                    .hasRootCauseMessage(
                            "The tenant id of %s stands inside an embeddable. Put @TenantId on a field of the entity itself",
                            InAnEmbeddable.class.getName());
        }

        @Test
        void areRefusedAsAnotherTypeThanTheLibrarysOwn() {
            refused(AsText.class)
                    .hasRootCauseMessage("all @TenantId fields must have the same type: java.lang.String"
                            + " differs from java.util.UUID");
        }

        private AbstractThrowableAssert<?, ?> refused(Class<?> entity) {
            try (HikariDataSource dataSource = TestDatabase.H2.empty()) {
                var configuration = new HibernatePersistenceConfiguration("test")
                        .managedClass(entity)
                        .properties(HibernateIsolation.settings(dataSource));
                return assertThatThrownBy(
                        () -> configuration.createEntityManagerFactory().close());
            }
        }
    }

    record Key(UUID organisation, UUID id) implements Serializable {}

    @Entity
    @Table(name = "in_an_id_class")
    @IdClass(Key.class)
    static class InAnIdClass {

        @Id
        @TenantId
        @Column(name = "organisation_id")
        UUID organisation;

        @Id
        UUID id = UUID.randomUUID();

        String text = "text";

        protected InAnIdClass() {}

        InAnIdClass(UUID organisation) {
            this.organisation = organisation;
        }
    }

    @Embeddable
    static class EmbeddedKey implements Serializable {

        private static final long serialVersionUID = 1L;

        @TenantId
        @Column(name = "organisation_id")
        UUID organisation;

        UUID id = UUID.randomUUID();

        @Override
        public boolean equals(Object other) {
            return other instanceof EmbeddedKey key
                    && Objects.equals(key.organisation, organisation)
                    && key.id.equals(id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    @Entity
    @Table(name = "in_an_embedded_id")
    static class InAnEmbeddedId {

        @EmbeddedId
        EmbeddedKey key = new EmbeddedKey();

        String text = "text";

        protected InAnEmbeddedId() {}

        InAnEmbeddedId(UUID organisation) {
            key.organisation = organisation;
        }
    }

    @Embeddable
    static class Part {

        @TenantId
        UUID organisation;
    }

    @Entity
    static class InAnEmbeddable {

        @Id
        UUID id = UUID.randomUUID();

        @Embedded
        Part part = new Part();
    }

    @Entity
    static class AsText {

        @Id
        UUID id = UUID.randomUUID();

        @TenantId
        String organisation;
    }
}
