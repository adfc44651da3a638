package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The library's tables and Hibernate's schema tool. */
@OnEachDatabase
class LibraryTablesTests {

    private static final String HISTORY = "tenancy_schema_history";

    private final HikariDataSource dataSource;

    LibraryTablesTests(TestDatabase database) {
        dataSource = database.migrated();
    }

    @AfterEach
    void closeTheDatabase() {
        dataSource.close();
    }

    @Nested
    class AreValid {

        @Test
        void asTheyWereMigrated() {
            assertThatCode(() -> factory("validate").close()).doesNotThrowAnyException();
        }

        @Test
        void notWithoutAColumn() throws SQLException {
            execute("alter table people drop column name");

            invalid("column [name]");
        }

        @Test
        void notWithoutATable() throws SQLException {
            execute("drop table audit_entries");

            invalid("audit_entries");
        }

        @Test
        void notWithAColumnOfAnotherType() throws SQLException {
            execute("alter table audit_entries drop column details");
            execute("alter table audit_entries add column details integer");

            invalid("details");
        }

        private void invalid(String what) {
            assertThatThrownBy(() -> factory("validate").close())
                    .hasStackTraceContaining("Schema validation")
                    .hasStackTraceContaining(what);
        }
    }

    @Nested
    class StayAsTheyAre {

        @Test
        void whenHibernateCreatesAndDropsTheHostsTables() throws SQLException {
            SortedSet<String> migrated = tables();
            assertThat(migrated).contains("organisations", "audit_entries", HISTORY);

            try (EntityManagerFactory factory =
                    factory("create-drop", Topic.class, Label.class, Note.class, Notebook.class)) {
                assertThat(factory.isOpen()).isTrue();
                assertThat(tables()).containsAll(migrated).contains("topics", "notes");
            }

            assertThat(tables()).isEqualTo(migrated);
        }

        @Test
        void whenHibernateUpdatesTheHostsTables() throws SQLException {
            execute("alter table audit_entries drop column details");

            factory("update", Topic.class, Label.class, Note.class, Notebook.class)
                    .close();

            assertThat(tables()).contains("topics");
            assertThatThrownBy(() -> execute("select details from audit_entries"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Nested
    class AreListed {

        @Test
        void asTheMigrationsMakeThem() throws SQLException {
            SortedSet<String> made = tables();
            made.remove(HISTORY);
            made.add("bypass_grants"); // which H2 does not have

            assertThat(LibraryTables.NAMES).containsExactlyInAnyOrderElementsOf(made);
        }
    }

    private SortedSet<String> tables() throws SQLException {
        SortedSet<String> names = new TreeSet<>();
        try (var connection = dataSource.getConnection();
                ResultSet tables = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), null, new String[] {
                            "TABLE", "BASE TABLE"
                        })) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private EntityManagerFactory factory(String action, Class<?>... entities) {
        Map<String, Object> settings = HibernateIsolation.settings(dataSource);
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, action);
        return new HibernatePersistenceConfiguration("test")
                .managedClasses(List.of(entities))
                .properties(settings)
                .createEntityManagerFactory();
    }
}
