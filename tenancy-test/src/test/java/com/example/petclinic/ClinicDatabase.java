package com.example.petclinic;

import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.dreamineering.tenancy.isolation.RowLevelSecurity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The clinic's PostgreSQL: one login owns the tables, one is the application's and one is for bypasses. */
final class ClinicDatabase {

    private static final String OWNER = "clinic_owner";
    private static final String APP = "clinic_app";
    private static final String BYPASS = "clinic_bypass";

    private final EmbeddedPostgres server;

    private ClinicDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static ClinicDatabase create() {
        try {
            ClinicDatabase database = new ClinicDatabase(EmbeddedPostgres.start());
            Runtime.getRuntime().addShutdownHook(new Thread(database::stop));
            database.fill();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill() {
        execute(
                server.getPostgresDatabase(),
                "create role %s login".formatted(OWNER),
                "create role %s login".formatted(APP),
                "create role %s login".formatted(BYPASS),
                "grant create, usage on schema public to " + OWNER,
                "grant usage on schema public to %s, %s".formatted(APP, BYPASS),
                "alter default privileges for role %s grant select, insert, update, delete on tables to %s, %s"
                        .formatted(OWNER, APP, BYPASS));
        DataSource owner = server.getDatabase(OWNER, "postgres");
        Flyway.configure()
                .dataSource(owner)
                .locations(
                        "classpath:com/dreamineering/tenancy/schema/common",
                        "classpath:com/dreamineering/tenancy/schema/postgresql")
                .table("tenancy_schema_history")
                .load()
                .migrate();
        execute(owner, "select tenancy_admit_bypass('%s')".formatted(BYPASS), tables(owner));
    }

    /** Creates the clinic's tables, and answers the migration that puts them under row-level security. */
    private static String tables(DataSource owner) {
        Map<String, Object> settings = HibernateIsolation.settings(owner);
        settings.put("jakarta.persistence.schema-generation.database.action", "create");
        settings.put(MappingSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategySnakeCaseImpl());
        try (var factory = new HibernatePersistenceConfiguration("clinic")
                .managedClasses(Owner.class, Pet.class, PetType.class, Specialty.class, Vet.class, Visit.class)
                .properties(settings)
                .createEntityManagerFactory()) {
            return RowLevelSecurity.of(factory).script();
        }
    }

    private static void execute(DataSource dataSource, String... statements) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    void tell(DynamicPropertyRegistry settings) {
        String url = "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
        settings.add("spring.datasource.url", () -> url);
        settings.add("spring.datasource.username", () -> APP);
        settings.add("spring.datasource.password", () -> APP);
        settings.add("tenancy.schema.url", () -> url);
        settings.add("tenancy.schema.username", () -> OWNER);
        settings.add("tenancy.schema.password", () -> OWNER);
        settings.add("tenancy.bypass.datasource.url", () -> url);
        settings.add("tenancy.bypass.datasource.username", () -> BYPASS);
        settings.add("tenancy.bypass.datasource.password", () -> BYPASS);
        settings.add("spring.jpa.hibernate.ddl-auto", () -> "none");
    }
}
