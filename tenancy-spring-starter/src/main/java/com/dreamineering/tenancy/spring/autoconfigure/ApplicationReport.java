package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.dreamineering.tenancy.report.IsolationReport;
import com.dreamineering.tenancy.spring.SetUpException;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Set;
import org.hibernate.Version;
import org.springframework.beans.factory.ListableBeanFactory;

/** Puts the report together from all persistence units that keep organisations apart, and from the application's beans. */
final class ApplicationReport {

    private ApplicationReport() {}

    static IsolationReport of(ListableBeanFactory beans, Set<String> globalEntities) {
        IsolationReport mapping = beans.getBeansOfType(EntityManagerFactory.class).values().stream()
                .filter(HibernateIsolation::isConfigured)
                .map(HibernateIsolation::report)
                .reduce(new IsolationReport(Version.getVersionString(), List.of(), List.of()), IsolationReport::and);
        try {
            return mapping.withGlobalEntities(globalEntities).and(ExecutorsWithoutScope.among(beans));
        } catch (IllegalArgumentException e) {
            throw new SetUpException(
                    String.valueOf(e.getMessage()),
                    "Look at tenancy.report.global-entities, which takes class names.",
                    e);
        }
    }
}
