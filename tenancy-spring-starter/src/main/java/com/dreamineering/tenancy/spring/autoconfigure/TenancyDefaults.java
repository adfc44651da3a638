package com.dreamineering.tenancy.spring.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Changes defaults of Spring Boot that do not go together with organisations; whatever the host sets wins.
 *
 * <p>A session that is open for the whole request would keep the organisation it began with. The host's Flyway finds the
 * library's tables in what it believes to be an empty schema, and takes that as its baseline.
 */
final class TenancyDefaults implements EnvironmentPostProcessor {

    private static final Map<String, Object> DEFAULTS = Map.of(
            "spring.jpa.open-in-view", "false",
            "spring.flyway.baseline-on-migrate", "true",
            "spring.flyway.baseline-version", "0");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> unset = new HashMap<>(DEFAULTS);
        // The place behind all other sources is not enough: the host's own default properties move behind it later.
        unset.keySet().removeIf(environment::containsProperty);
        environment.getPropertySources().addLast(new MapPropertySource("tenancyDefaults", unset));
    }
}
