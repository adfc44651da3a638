package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SchemaManager;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;

/** Hibernate's tools, which empty, drop and create the tables of every organisation at once. */
@OnEachDatabase
class SchemaToolsTests {

    private final TestDatabase database;
    private final Desk desk;

    SchemaToolsTests(TestDatabase database) {
        this.database = database;
        this.desk = new Desk(database);
    }

    private final List<Consumer<SchemaManager>> tools =
            List.of(SchemaManager::truncate, schema -> schema.drop(true), schema -> schema.create(true));

    private void refused() {
        SchemaManager schema = desk.installation.factory.getSchemaManager();
        for (Consumer<SchemaManager> tool : tools) {
            assertThatThrownBy(() -> tool.accept(schema)).isInstanceOf(ScopeMismatchException.class);
        }
        assertThat(desk.installation.rows("select text from notes"))
                .containsExactlyInAnyOrder("Acme's note", "Globex's note");
    }

    @Test
    void areRefusedInTheScopeOfAnOrganisation() {
        TenantContext.run(desk.globex.id(), this::refused);
    }

    @Test
    void areRefusedInTheScopeOfGlobalData() {
        TenantContext.runGlobal(this::refused);
    }

    @Test
    void areRefusedInABypass() {
        desk.installation.throughTheDoor(token -> {
            refused();
            return token;
        });
    }

    @Test
    void sayWhereTheyAreAllowed() {
        OrganisationId globex = desk.globex.id();
        assertThatThrownBy(() -> TenantContext.run(
                        globex,
                        () -> desk.installation.factory.getSchemaManager().truncate()))
                .hasMessage(
                        "Hibernate asks for a connection of no organisation, as its SchemaManager does to empty or drop the "
                                + "tables of all of them, while organisation " + globex
                                + " is in scope. Do that outside of every scope");
    }

    @Test
    void workOutsideOfEveryScope() {
        try (HikariDataSource dataSource = database.empty();
                EntityManagerFactory factory = new HibernatePersistenceConfiguration("tools")
                        .managedClass(Topic.class)
                        .managedClass(Note.class)
                        .managedClass(Notebook.class)
                        .managedClass(Label.class)
                        .properties(HibernateIsolation.settings(dataSource))
                        .property(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "drop-and-create")
                        .createEntityManagerFactory()) {
            TenantContext.runGlobal(() -> factory.runInTransaction(entities -> entities.persist(new Topic("shared"))));

            factory.getSchemaManager().truncate();

            assertThat(TenantContext.<Long, RuntimeException>callGlobal(() -> factory.callInTransaction(
                            entities -> entities.createQuery("select count(t) from Topic t", Long.class)
                                    .getSingleResult())))
                    .isZero();
        }
    }
}
