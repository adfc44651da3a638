package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.Environment;

class TenancyDefaultsTests {

    private final SpringApplication application = new SpringApplication(Object.class);

    @Test
    void keepNoSessionOpenForAWholeRequest() {
        assertThat(environment().getProperty("spring.jpa.open-in-view")).isEqualTo("false");
    }

    @Test
    void letTheHostsFlywayBeginBesideTheLibrarysTables() {
        Environment environment = environment();

        assertThat(environment.getProperty("spring.flyway.baseline-on-migrate")).isEqualTo("true");
        assertThat(environment.getProperty("spring.flyway.baseline-version")).isEqualTo("0");
    }

    @Test
    void yieldToASettingOfTheHosts() {
        assertThat(environment("--spring.jpa.open-in-view=true").getProperty("spring.jpa.open-in-view"))
                .isEqualTo("true");
    }

    @Test
    void yieldToASettingInAnotherSpelling() {
        assertThat(environment("--spring.jpa.openInView=true").getProperty("spring.jpa.open-in-view"))
                .isEqualTo("true");
    }

    @Test
    void yieldToDefaultsOfTheHosts() {
        application.setDefaultProperties(Map.of("spring.jpa.open-in-view", "true"));

        assertThat(environment().getProperty("spring.jpa.open-in-view")).isEqualTo("true");
    }

    private Environment environment(String... arguments) {
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var context = application.run(arguments)) {
            return context.getEnvironment();
        }
    }
}
