package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.report.IsolationReport;
import com.dreamineering.tenancy.transaction.EntityManagerTransactions;
import com.dreamineering.tenancy.transaction.Transactions;
import com.example.docs.pages.SqlBlocks;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

/** The library without Spring's wiring. */
class PlainHibernateListingsTests {

    private final OrganisationId acme = OrganisationId.random();
    private DataSource dataSource;
    private EntityManagerFactory factory;

    @BeforeEach
    void migrate() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
        dataSource = h2;
        // tag::migrate
        Flyway.configure()
                .dataSource(dataSource)
                .locations(
                        "classpath:com/dreamineering/tenancy/schema/common",
                        "classpath:com/dreamineering/tenancy/schema/h2")
                .table("tenancy_schema_history")
                .load()
                .migrate();
        // end::migrate
    }

    @AfterEach
    void close() throws SQLException {
        if (factory != null) {
            factory.close();
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
    }

    @Test
    void keepsOrganisationsApart() {
        // tag::assemble
        Map<String, Object> settings = HibernateIsolation.settings(dataSource);
        settings.put("jakarta.persistence.schema-generation.database.action", "create");
        factory = new HibernatePersistenceConfiguration("projects")
                .managedClasses(Project.class, Task.class)
                .properties(settings)
                .createEntityManagerFactory();
        Transactions transactions = new EntityManagerTransactions(factory);
        Tenancy tenancy = Tenancy.builder(transactions).build();

        Person mia = tenancy.people().register(new EmailAddress("mia@acme.test"), "Mia Member");
        List<Project> projects = TenantContext.call(
                acme,
                () -> transactions.join(entities -> entities.createQuery("select p from Project p", Project.class)
                        .getResultList()));
        // end::assemble
        // tag::report
        IsolationReport report = HibernateIsolation.report(factory);

        assertThat(report.stopping()).isEmpty();
        // end::report
        assertThat(mia.name()).isEqualTo("Mia Member");
        assertThat(projects).isEmpty();
    }

    @Test
    void makesTheFirstSuperadminAndNoSecondOne() {
        factory = new HibernatePersistenceConfiguration("nothing")
                .properties(HibernateIsolation.settings(dataSource))
                .createEntityManagerFactory();
        Tenancy tenancy = Tenancy.builder(factory).build();
        Person first = tenancy.people().register(new EmailAddress("first@demo.test"), "First");
        Person second = tenancy.people().register(new EmailAddress("second@demo.test"), "Second");
        FirstSuperadmin runner = new FirstSuperadmin(tenancy.people(), tenancy.superadmins());

        runner.run(new DefaultApplicationArguments("--superadmin=first@demo.test"));
        runner.run(new DefaultApplicationArguments("--superadmin=second@demo.test"));

        assertThat(tenancy.superadmins().isSuperadmin(first.id())).isTrue();
        assertThat(tenancy.superadmins().isSuperadmin(second.id())).isFalse();
    }

    @Test
    void migratesTheTableThatThePageShows() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : SqlBlocks.of("docs/schema.md")) {
                statement.execute(sql);
            }
            var tables = connection.getMetaData().getTables(null, null, "PROJECTS", null);

            assertThat(tables.next()).isTrue();
        }
    }
}
