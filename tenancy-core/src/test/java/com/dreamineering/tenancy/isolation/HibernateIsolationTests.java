package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HibernateIsolationTests {

    private final HikariDataSource dataSource = TestDatabase.H2.empty();

    @AfterEach
    void closeTheDatabase() {
        dataSource.close();
    }

    @Test
    void refusesAnotherTenantResolver() {
        refusesOther(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, "com.example.TheirResolver");
    }

    @Test
    void refusesAnotherConnectionProvider() {
        refusesOther(MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER, "com.example.TheirProvider");
    }

    @Test
    void refusesAnotherChoiceOfTables() {
        refusesOther(SchemaToolingSettings.HBM2DDL_FILTER_PROVIDER, "com.example.TheirFilter");
    }

    @Test
    void refusesToBeAppliedTwice() {
        Map<String, Object> settings = HibernateIsolation.settings(dataSource);

        assertThatThrownBy(() -> HibernateIsolation.configure(settings, dataSource))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAStatementInspectorThatItCannotAsk() {
        Map<String, Object> settings =
                new HashMap<>(Map.of(JdbcSettings.STATEMENT_INSPECTOR, "com.example.TheirInspector"));

        assertThatThrownBy(() -> HibernateIsolation.configure(settings, dataSource))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'hibernate.session_factory.statement_inspector' is set to com.example.TheirInspector. "
                        + "Set it to an object that implements StatementInspector, which tenancy then asks first");
    }

    @Test
    void asksTheHostsStatementInspectorFirst() {
        List<String> seen = new ArrayList<>();
        StatementInspector host = sql -> {
            seen.add(sql);
            return sql.replace("'theirs'", "'changed'");
        };
        Map<String, Object> settings = new HashMap<>(Map.of(JdbcSettings.STATEMENT_INSPECTOR, host));
        HibernateIsolation.configure(settings, dataSource);

        try (EntityManagerFactory factory = factory(settings)) {
            Object answer = TenantContext.callGlobal(() -> factory.callInTransaction(entities ->
                    entities.createNativeQuery("select 'theirs'", String.class).getSingleResult()));

            assertThat(answer).isEqualTo("changed");
            assertThat(seen).containsExactly("select 'theirs'");
        }
    }

    @Test
    void keepsAStatementInspectorThatChangesNothing() {
        StatementInspector host = sql -> null;

        assertThat(new ScopeStatementInspector(host, new StatementRules()).inspect("select 1"))
                .isEqualTo("select 1");
    }

    @Test
    void leavesOtherPersistenceUnitsAlone() {
        try (EntityManagerFactory other = new HibernatePersistenceConfiguration("other")
                .managedClasses(List.of(Topic.class, Label.class, Note.class, Notebook.class))
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
                .createEntityManagerFactory()) {
            assertThat(other.getMetamodel().getEntities()).hasSize(4);
        }
    }

    private void refusesOther(String key, String theirs) {
        Map<String, Object> settings = new HashMap<>(Map.of(key, theirs));

        assertThatThrownBy(() -> HibernateIsolation.configure(settings, dataSource))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'%s' is set to %s, and tenancy needs to set it. Remove one of the two", key, theirs);
        assertThat(settings).containsOnlyKeys(key);
    }

    private static EntityManagerFactory factory(Map<String, Object> settings) {
        return new HibernatePersistenceConfiguration("test")
                .properties(settings)
                .createEntityManagerFactory();
    }
}
