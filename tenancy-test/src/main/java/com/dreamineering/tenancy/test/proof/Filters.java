package com.dreamineering.tenancy.test.proof;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.FilterDefinition;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;

/** What a session can do to the filters that a mapping defines, the one of tenant ids among them. */
final class Filters {

    private Filters() {}

    static void disable(Trip trip) {
        of(trip).keySet().forEach(trip.session()::disableFilter);
    }

    /** Gives each parameter that takes the id of an organisation this one. */
    static void name(Trip trip, UUID organisation) {
        of(trip).forEach((name, filter) -> {
            for (String parameter : filter.getParameterNames()) {
                JdbcMapping mapping = filter.getParameterJdbcMapping(parameter);
                if (mapping != null && mapping.getMappedJavaType().getJavaTypeClass() == UUID.class) {
                    trip.session().enableFilter(name).setParameter(parameter, organisation);
                }
            }
        });
    }

    private static Map<String, FilterDefinition> of(Trip trip) {
        SessionFactoryImplementor factory = trip.application().factory;
        return factory.getDefinedFilterNames().stream()
                .collect(Collectors.toMap(name -> name, factory::getFilterDefinition));
    }
}
