package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** What it counts, {@link AdoptionTests} tells. */
class TenancyMetricsAutoConfigurationTests {

    private static final String METER = "tenancyViolationsMeter";

    private final ApplicationContextRunner without = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(TenancyMetricsAutoConfiguration.class));
    private final ApplicationContextRunner contexts = without.withUserConfiguration(WithFactory.class);

    @Test
    void bringsAMeter() {
        contexts.run(context -> assertThat(context).hasBean(METER));
    }

    @Test
    void isNotThereWithoutAPersistenceUnit() {
        without.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(METER));
    }

    @Test
    void isNotThereWithoutMicrometer() {
        contexts.withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(METER));
    }

    @Test
    void stepsBackForOneOfTheHosts() {
        contexts.withUserConfiguration(WithMeter.class)
                .run(context -> assertThat(context.getBean(METER)).isSameAs(WithMeter.OWN));
    }

    static class WithFactory {
        @Bean
        @Lazy // a definition is all that the conditions look at
        EntityManagerFactory factory() {
            throw new UnsupportedOperationException();
        }
    }

    static class WithMeter {

        private static final MeterBinder OWN = registry -> {};

        @Bean
        MeterBinder tenancyViolationsMeter() {
            return OWN;
        }
    }
}
