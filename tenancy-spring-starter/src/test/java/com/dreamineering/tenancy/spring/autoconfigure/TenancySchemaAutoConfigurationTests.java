package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class TenancySchemaAutoConfigurationTests {

    private final ApplicationContextRunner contexts = Contexts.database(TenancySchemaAutoConfiguration.class);

    @Test
    void createsTheLibrarysTablesUnderAHistoryOfTheirOwn() {
        contexts.run(context -> assertThat(tables(context))
                .contains("ORGANISATIONS", "PEOPLE", "MEMBERSHIPS", "AUDIT_ENTRIES")
                .contains(TenancySchemaMigration.HISTORY_TABLE)
                .doesNotContain("flyway_schema_history"));
    }

    @Test
    void changesNothingTheSecondTime() {
        contexts.run(first -> contexts.run(second ->
                assertThat(migrations(second)).isEqualTo(migrations(first)).isNotEmpty()));
    }

    @Test
    void leavesTheDatabaseAloneWhenToldTo() {
        contexts.withPropertyValues("tenancy.schema.migrate=false")
                .run(context -> assertThat(tables(context)).isEmpty());
    }

    @Test
    void migratesTheDatabaseThatItIsGivenALoginFor() {
        String other = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
        contexts.withPropertyValues(
                        "tenancy.schema.url=" + other, "tenancy.schema.username=sa", "tenancy.schema.password=")
                .run(context -> {
                    assertThat(tables(context)).isEmpty();
                    assertThat(tables(new SimpleDriverDataSource(new org.h2.Driver(), other, "sa", "")))
                            .contains("ORGANISATIONS");
                });
    }

    @Test
    void doesNothingWithoutADataSource() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TenancySchemaAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(TenancySchemaMigration.class));
    }

    @Test
    void doesNothingWithoutFlyway() {
        contexts.withClassLoader(new FilteredClassLoader(Flyway.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(TenancySchemaMigration.class));
    }

    private static Iterable<String> migrations(ApplicationContext context) {
        return JdbcClient.create(context.getBean(DataSource.class))
                .sql("select \"version\" || ' ' || \"installed_on\" from \"%s\""
                        .formatted(TenancySchemaMigration.HISTORY_TABLE))
                .query(String.class)
                .list();
    }

    private static Iterable<String> tables(ApplicationContext context) {
        return tables(context.getBean(DataSource.class));
    }

    private static Iterable<String> tables(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'")
                .query(String.class)
                .list();
    }
}
