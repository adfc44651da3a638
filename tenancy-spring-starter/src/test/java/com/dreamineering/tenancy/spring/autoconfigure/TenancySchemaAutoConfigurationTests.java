package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class TenancySchemaAutoConfigurationTests {

    @Test
    void migratesUnderAHistoryOfItsOwn() {
        Contexts.plain()
                .run(context -> assertThat(tables(context))
                        .contains("organisations", "audit_entries", TenancySchemaMigration.HISTORY_TABLE)
                        .doesNotContain("flyway_schema_history"));
    }

    @Test
    void leavesAMigratedDatabaseAsItIs() {
        ApplicationContextRunner runner = Contexts.plain();

        runner.run(first -> {
            int migrations = migrations(first);
            runner.run(second -> assertThat(migrations(second)).isEqualTo(migrations));
        });
    }

    private static int migrations(ApplicationContext context) {
        return new JdbcTemplate(context.getBean(DataSource.class))
                .queryForObject("select count(*) from \"tenancy_schema_history\"", Integer.class);
    }

    @Test
    void keepsTheTablesWhenHibernateCreatesThoseOfTheHost() {
        Contexts.plain()
                .withPropertyValues("spring.jpa.hibernate.ddl-auto=create")
                .run(context -> assertThat(new JdbcTemplate(context.getBean(DataSource.class))
                                .queryForObject("select count(*) from governance_resource_types", Integer.class))
                        .isEqualTo(2));
    }

    @Test
    void doesNotMigrateIfTheHostSaysSo() {
        Contexts.plain()
                .withPropertyValues("tenancy.schema.migrate=false")
                .run(context -> assertThat(tables(context)).doesNotContain("organisations"));
    }

    @Test
    void staysAwayWithoutFlyway() {
        Contexts.plain()
                .withClassLoader(new FilteredClassLoader(Flyway.class))
                .run(context -> assertThat(context).doesNotHaveBean(TenancySchemaAutoConfiguration.class));
    }

    @Test
    void refusesADatabaseWithoutMigrationsAndSaysWhatToDo() {
        new ApplicationContextRunner()
                .withBean(DataSource.class, OtherDatabase::new)
                .withConfiguration(org.springframework.boot.autoconfigure.AutoConfigurations.of(
                        TenancySchemaAutoConfiguration.class))
                .run(context -> {
                    assertThat(context).hasFailed();
                    var analysis = Analyses.of(context.getStartupFailure());
                    assertThat(analysis.getDescription())
                            .isEqualTo(
                                    "The library has migrations for PostgreSQL and for H2, and this database is MySQL");
                    assertThat(analysis.getAction())
                            .isEqualTo("Use PostgreSQL, or H2 for development and tests. To create the library's tables"
                                    + " yourself, set tenancy.schema.migrate=false.");
                });
    }

    private static List<String> tables(ApplicationContext context) {
        return new JdbcTemplate(context.getBean(DataSource.class))
                .queryForList(
                        "select lower(table_name) from information_schema.tables where table_schema = 'PUBLIC'",
                        String.class);
    }

    /** An H2 database that says it is another product. */
    private static final class OtherDatabase extends DelegatingDataSource {

        OtherDatabase() {
            super(new org.springframework.jdbc.datasource.DriverManagerDataSource("jdbc:h2:mem:other"));
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            Connection connection = super.getConnection();
            return proxy(
                    Connection.class,
                    connection,
                    "getMetaData",
                    () -> proxy(
                            DatabaseMetaData.class, connection.getMetaData(), "getDatabaseProductName", () -> "MySQL"));
        }

        private static <T> T proxy(
                Class<T> type, T target, String replaced, java.util.concurrent.Callable<?> replacement) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) ->
                            method.getName().equals(replaced) ? replacement.call() : method.invoke(target, arguments)));
        }
    }
}
