package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.spring.start.PostgresServer;
import com.dreamineering.tenancy.spring.start.PostgresServer.Database;
import com.example.notes.Notes;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class TenancyTransactionAutoConfigurationTests {

    private static final OrganisationId ACME = OrganisationId.parse("ac3e0000-0000-4000-8000-000000000001");
    private static final OrganisationId GLOBEX = OrganisationId.parse("910be000-0000-4000-8000-000000000002");
    private static final String TOLD = "select coalesce(current_setting('tenancy.organisation_id', true), '')";

    private static Database database;

    @BeforeAll
    static void prepare() {
        database = PostgresServer.newDatabase().withLogins();
    }

    private final ApplicationContextRunner plainJdbc = Contexts.database(TenancyTransactionAutoConfiguration.class)
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    TransactionManagerCustomizationAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class))
            .withPropertyValues(database.settings(database.app()));

    @Nested
    class ATransactionOfPlainJdbc {

        @Test
        void isToldTheOrganisationInScope() {
            plainJdbc.run(context -> assertThat(TenantContext.call(ACME, () -> told(new Parts(context::getBean))))
                    .isEqualTo(ACME.toString()));
        }

        @Test
        void isToldItsOwnInsideAnotherOne() {
            plainJdbc.run(context -> {
                Parts parts = new Parts(context::getBean);
                List<String> told = TenantContext.call(
                        ACME,
                        () -> parts.required(() -> {
                            String before = parts.ask();
                            String inner = TenantContext.call(GLOBEX, () -> parts.requiresNew(parts::ask));
                            return List.of(before, inner, parts.ask());
                        }));

                assertThat(told).containsExactly(ACME.toString(), GLOBEX.toString(), ACME.toString());
            });
        }

        @Test
        void keepsTheScopeWhenANestedOneRollsBack() {
            plainJdbc.run(context -> {
                Parts parts = new Parts(context::getBean);
                TransactionTemplate nested = parts.template(TransactionDefinition.PROPAGATION_NESTED);
                String told = TenantContext.call(
                        ACME,
                        () -> parts.required(() -> {
                            nested.executeWithoutResult(status -> {
                                parts.ask();
                                status.setRollbackOnly();
                            });
                            return parts.ask();
                        }));

                assertThat(told).isEqualTo(ACME.toString());
            });
        }

        @Test
        void leavesNothingOnTheConnection() {
            plainJdbc
                    .withPropertyValues("spring.datasource.hikari.maximum-pool-size=1")
                    .run(context -> {
                        Parts parts = new Parts(context::getBean);
                        TenantContext.call(ACME, () -> told(parts));

                        assertThat(parts.ask()).isEmpty();
                    });
        }

        @Test
        void isToldByAManagerThatTheHostMakesToo() {
            plainJdbc.withUserConfiguration(OwnManager.class).run(context -> {
                assertThat(context.getBean(ConfigurableTransactionManager.class).getTransactionExecutionListeners())
                        .hasSize(1);
                assertThat(TenantContext.call(ACME, () -> told(new Parts(context::getBean))))
                        .isEqualTo(ACME.toString());
            });
        }

        @Test
        void isRolledBackIfItCannotBeTold() {
            Database mute = PostgresServer.newDatabase()
                    .withLogins()
                    .sql("revoke execute on function pg_catalog.set_config(text, text, boolean) from public");
            plainJdbc
                    .withPropertyValues(mute.settings(mute.app()))
                    .withPropertyValues("spring.datasource.hikari.maximum-pool-size=1")
                    .run(context -> {
                        Parts parts = new Parts(context::getBean);
                        TransactionTemplate required = parts.template(TransactionDefinition.PROPAGATION_REQUIRED);

                        boolean doomed = TenantContext.call(
                                ACME, () -> required.<Boolean>execute(TransactionStatus::isRollbackOnly));

                        assertThat(doomed).isTrue();
                        assertThat(parts.jdbc().queryForObject("select 1", Integer.class))
                                .isOne();
                    });
        }
    }

    @Nested
    class ATransactionOfHibernate {

        @Test
        void isToldAndPlainJdbcInsideItSeesThat() {
            Contexts.application()
                    .withPropertyValues(database.settings("postgres"))
                    .withPropertyValues("tenancy.row-level-security=off", "spring.jpa.hibernate.ddl-auto=update")
                    .run(context -> {
                        Parts parts = new Parts(context::getBean);
                        Notes notes = context.getBean(Notes.class);
                        TenantContext.run(
                                ACME,
                                () -> parts.required(() -> {
                                    assertThat(parts.ask()).isEqualTo(ACME.toString());
                                    assertThat(notes.count()).isZero();
                                    return parts.ask();
                                }));
                    });
        }
    }

    @Test
    void onH2NothingIsTold() {
        Contexts.database(TenancyTransactionAutoConfiguration.class)
                .withConfiguration(AutoConfigurations.of(
                        JdbcTemplateAutoConfiguration.class,
                        TransactionManagerCustomizationAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class))
                .run(context -> {
                    Parts parts = new Parts(context::getBean);
                    assertThat(TenantContext.<Integer, RuntimeException>call(
                                    ACME,
                                    () -> parts.required(() -> parts.jdbc().queryForObject("select 1", Integer.class))))
                            .isOne();
                });
    }

    @Test
    void doesNothingWithoutADataSource() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TenancyTransactionAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ScopedTransactions.class));
    }

    private static String told(Parts parts) {
        return parts.required(parts::ask);
    }

    /** Spring's parts that a transaction takes. */
    private record Parts(Beans beans) {

        JdbcTemplate jdbc() {
            return beans.get(JdbcTemplate.class);
        }

        String ask() {
            return jdbc().queryForObject(TOLD, String.class);
        }

        <T> T required(java.util.function.Supplier<T> work) {
            return template(TransactionDefinition.PROPAGATION_REQUIRED).execute(status -> work.get());
        }

        <T> T requiresNew(java.util.function.Supplier<T> work) {
            return template(TransactionDefinition.PROPAGATION_REQUIRES_NEW).execute(status -> work.get());
        }

        TransactionTemplate template(int propagation) {
            TransactionTemplate template = new TransactionTemplate(beans.get(PlatformTransactionManager.class));
            template.setPropagationBehavior(propagation);
            return template;
        }
    }

    private interface Beans {
        <T> T get(Class<T> type);
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnManager {
        @Bean
        JdbcTransactionManager ownTransactions(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }
}
