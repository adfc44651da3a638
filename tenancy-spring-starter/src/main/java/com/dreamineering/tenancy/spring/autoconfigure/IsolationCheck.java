package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.spring.SetUpException;
import jakarta.persistence.EntityManagerFactory;

/** Stops the start over a persistence unit that the library did not configure: nothing would keep organisations apart. */
final class IsolationCheck {

    private static final String LIBRARY = Organisations.class.getPackageName();

    private IsolationCheck() {}

    static void check(EntityManagerFactory factory) {
        // The library's own entities come with its settings, and only with them.
        boolean isolated = factory.getMetamodel().getEntities().stream()
                .anyMatch(entity -> entity.getJavaType().getPackageName().equals(LIBRARY));
        if (!isolated) {
            throw new SetUpException(
                    "The application's entity manager factory was not configured by the library, so nothing keeps"
                            + " organisations apart in it",
                    "Let Spring Boot create it, or call HibernateIsolation.configure(properties, dataSource) on its"
                            + " properties last of all.");
        }
    }
}
