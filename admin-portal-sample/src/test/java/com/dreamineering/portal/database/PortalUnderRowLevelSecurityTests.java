package com.dreamineering.portal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.isolation.CheckedSql;
import com.dreamineering.tenancy.isolation.RowLevelSecurity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The portal on PostgreSQL, as the application's login sees it past the pages. */
class PortalUnderRowLevelSecurityTests {

    private static RunningPortal portal;

    @BeforeAll
    static void start() {
        portal = RunningPortal.onPostgres();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void theMigrationIsTheOneThatTheMappingGives() throws IOException {
        try (InputStream migration = PortalUnderRowLevelSecurityTests.class.getResourceAsStream(
                "/db/postgresql/V2__row_level_security.sql")) {
            assertThat(new String(migration.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(portal.bean(RowLevelSecurity.class).script());
        }
    }

    @Test
    void everyTableWithTheColumnIsUnderPoliciesButTheTrail() {
        assertThat(portal.rows()
                        .texts(
                                "select c.table_name from information_schema.columns c join pg_class t on t.relname = c.table_name"
                                        + " where c.table_schema = 'public' and c.column_name = 'organisation_id'"
                                        + " and not (t.relrowsecurity and t.relforcerowsecurity)"))
                .containsExactly("audit_entries");
    }

    @Test
    void plainSqlInATransactionSeesTheRowsOfTheOrganisationInScope() {
        JdbcTemplate jdbc = new JdbcTemplate(portal.bean(DataSource.class));
        TransactionTemplate transactions = portal.bean(TransactionTemplate.class);
        List<String> ids = TenantContext.call(
                portal.operator().find("acme").id(),
                () -> transactions.execute(status -> CheckedSql.call(
                        "What the database lets through is under test",
                        () -> jdbc.queryForList("select distinct organisation_id::text from contacts", String.class))));

        assertThat(ids).containsExactly(portal.operator().find("acme").id().toString());
        assertThat(jdbc.queryForList("select organisation_id::text from contacts", String.class))
                .isEmpty();
    }

    @Test
    void plainSqlCannotWriteIntoAnotherOrganisation() {
        JdbcTemplate jdbc = new JdbcTemplate(portal.bean(DataSource.class));
        TransactionTemplate transactions = portal.bean(TransactionTemplate.class);

        assertThatThrownBy(() -> TenantContext.run(
                        portal.operator().find("acme").id(),
                        () -> transactions.executeWithoutResult(status -> CheckedSql.call(
                                "What the database lets through is under test",
                                () -> jdbc.update(
                                        "insert into contacts (organisation_id, id, name, email, created_at)"
                                                + " values (?, gen_random_uuid(), 'Planted', 'planted@demo.test', now())",
                                        portal.operator().find("globex").id().value())))))
                .rootCause()
                .hasMessageContaining("new row violates row-level security policy for table \"contacts\"");
    }

    @Test
    void theSuperadminsPagesWorkThroughTheLoginOfTheBypass() {
        assertThat(portal.signedIn(Demo.SUPERADMIN)
                        .page("/admin")
                        .select("tr[data-org]")
                        .eachAttr("data-org"))
                .contains("acme", "globex", "dreamineering");
        assertThat(portal.rows().number("select count(*) from bypass_grants where closed_at is null"))
                .isZero();
        assertThat(portal.rows().number("select count(*) from bypass_grants")).isPositive();
    }
}
