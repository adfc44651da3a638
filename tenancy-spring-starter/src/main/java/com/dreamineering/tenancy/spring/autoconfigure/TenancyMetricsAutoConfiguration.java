package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.adoption.Violation;
import com.dreamineering.tenancy.adoption.Violations;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Counts what would have been refused. */
@AutoConfiguration(after = HibernateJpaAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(EntityManagerFactory.class)
public final class TenancyMetricsAutoConfiguration {

    static final String VIOLATIONS = "tenancy.violations";

    @Bean
    @ConditionalOnMissingBean(name = "tenancyViolationsMeter")
    MeterBinder tenancyViolationsMeter(ListableBeanFactory beans) {
        return registry -> ApplicationReport.factories(beans)
                .map(factory -> HibernateIsolation.adoption(factory).violations())
                .forEach(violations -> count(violations, registry));
    }

    private static void count(Violations violations, MeterRegistry registry) {
        // What was seen while the application started has to count too.
        violations.all().forEach(seen -> count(seen, seen.count(), registry));
        violations.onEach(violation -> count(violation, 1, registry));
    }

    private static void count(Violation violation, long times, MeterRegistry registry) {
        registry.counter(
                        VIOLATIONS,
                        "kind",
                        violation.kind().toString(),
                        "entity",
                        violation.entity(),
                        "access",
                        violation.writing() ? "writing" : "reading")
                .increment(times);
    }
}
