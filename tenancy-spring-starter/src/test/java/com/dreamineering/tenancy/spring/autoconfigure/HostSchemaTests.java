package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.notes.NotesApplication;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** The library's tables beside those that the host's Flyway or Hibernate makes. */
class HostSchemaTests {

    private final String url = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
    private final JdbcClient jdbc = JdbcClient.create(new SimpleDriverDataSource(new org.h2.Driver(), url, "sa", ""));

    @Test
    void theHostsMigrationsMayReferToOrganisations() {
        start("spring.flyway.locations=classpath:host-migrations").close();

        assertThat(rows("select \"script\" from \"flyway_schema_history\" where \"type\" = 'SQL' and \"success\""))
                .containsExactly("V1__notes.sql");
        assertThat(tables()).contains("NOTE", "ORGANISATIONS");
    }

    @Test
    void bothHistoriesAreTheSameAfterASecondStart() {
        start("spring.flyway.locations=classpath:host-migrations").close();
        List<String> before = histories();

        start("spring.flyway.locations=classpath:host-migrations").close();

        assertThat(histories()).isEqualTo(before);
    }

    @Test
    void hibernateDropsTheHostsTablesAndLeavesTheLibrarys() {
        ConfigurableApplicationContext context = start("spring.jpa.hibernate.ddl-auto=create-drop");
        assertThat(tables()).contains("NOTE", "ORGANISATIONS");

        context.close();

        assertThat(tables()).doesNotContain("NOTE").contains("ORGANISATIONS", "MEMBERSHIPS", "AUDIT_ENTRIES");
    }

    @Test
    void hibernateFindsTheLibrarysTablesAsItExpectsThem() {
        start("spring.flyway.locations=classpath:host-migrations", "spring.jpa.hibernate.ddl-auto=validate")
                .close();
    }

    @Test
    void theLibrarysConstraintsOutliveHibernatesCreate() {
        start("spring.jpa.hibernate.ddl-auto=create").close();
        List<String> constraints = constraints();
        start("spring.jpa.hibernate.ddl-auto=create").close();

        assertThat(constraints()).isEqualTo(constraints).contains("ORGANISATIONS_ONE_PLATFORM");
    }

    private ConfigurableApplicationContext start(String... settings) {
        SpringApplication application = new SpringApplication(NotesApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("spring.datasource.url", url));
        String[] arguments = new String[settings.length];
        for (int i = 0; i < settings.length; i++) {
            arguments[i] = "--" + settings[i];
        }
        return application.run(arguments);
    }

    private List<String> histories() {
        return rows("select \"script\" || \"installed_on\" from \"flyway_schema_history\" union all"
                + " select \"script\" || \"installed_on\" from \"tenancy_schema_history\"");
    }

    private List<String> tables() {
        return rows("select table_name from information_schema.tables where table_schema = 'PUBLIC'");
    }

    private List<String> constraints() {
        return rows("select constraint_name from information_schema.table_constraints where table_schema = 'PUBLIC'"
                + " order by 1");
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
