package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.adoption.AdoptionProgress;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.dreamineering.tenancy.report.IsolationReport;
import com.dreamineering.tenancy.spring.SetUpException;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Version;
import org.springframework.beans.factory.ListableBeanFactory;

/** Puts the report together from all persistence units that keep organisations apart, and from the application's beans. */
final class ApplicationReport {

    private ApplicationReport() {}

    static IsolationReport of(ListableBeanFactory beans, Set<String> globalEntities) {
        IsolationReport mapping = factories(beans)
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

    /** How far their entities have come. */
    static List<AdoptionProgress> progress(ListableBeanFactory beans, IsolationReport report) {
        return factories(beans)
                .flatMap(factory -> HibernateIsolation.progress(factory, report).stream())
                .toList();
    }

    static Stream<EntityManagerFactory> factories(ListableBeanFactory beans) {
        return beans.getBeansOfType(EntityManagerFactory.class).values().stream()
                .filter(HibernateIsolation::isConfigured);
    }
}
