package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TenancyBypassAutoConfigurationTests {

    private static final String LOGIN = "tenancy.bypass.datasource.username=sa";

    private final ApplicationContextRunner contexts = Contexts.database(TenancyBypassAutoConfiguration.class);

    @Test
    void leavesBypassesOnTheApplicationsLoginUnlessToldOtherwise() {
        contexts.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BypassConnections.class));
    }

    @Test
    void givesThemALoginOfTheirOwnThatNobodyGetsInjected() {
        contexts.withPropertyValues(LOGIN).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(DataSource.class);
            assertThat(context.getBean(BypassConnections.class).login()).isEqualTo("sa");
        });
    }

    @Test
    void signsInWhereTheSettingSays() {
        contexts.withPropertyValues(LOGIN, "tenancy.bypass.datasource.url=jdbc:h2:mem:elsewhere")
                .run(context -> assertThat(((HikariDataSource)
                                        context.getBean(BypassConnections.class).dataSource())
                                .getJdbcUrl())
                        .isEqualTo("jdbc:h2:mem:elsewhere"));
    }

    @Test
    void doesNothingWithoutThePool() {
        contexts.withPropertyValues(
                        LOGIN, "spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource")
                .withClassLoader(new FilteredClassLoader(HikariDataSource.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("tenancyBypassConnections"));
    }

    @Test
    void doesNothingWithoutADataSource() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TenancyBypassAutoConfiguration.class))
                .withPropertyValues(LOGIN)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BypassConnections.class));
    }
}
