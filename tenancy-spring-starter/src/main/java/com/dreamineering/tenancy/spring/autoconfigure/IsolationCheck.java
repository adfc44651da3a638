package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.dreamineering.tenancy.isolation.TenantOwned;
import com.dreamineering.tenancy.spring.SetUpException;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Stops the start over a persistence unit that the library did not configure: nothing would keep organisations apart. */
final class IsolationCheck implements SmartInitializingSingleton {

    private static final String LIBRARY = OrganisationId.class.getPackageName() + ".";

    private final ListableBeanFactory beans;

    IsolationCheck(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, EntityManagerFactory> factories = beans.getBeansOfType(EntityManagerFactory.class);
        factories.forEach((name, factory) -> {
            if (knowsTheLibrary(factory)) {
                check("entity manager factory '%s'".formatted(name), factory);
            }
        });
        // The host may have transactions of its own over any of them, so one at least has to be the library's.
        if (factories.values().stream().noneMatch(HibernateIsolation::isConfigured)) {
            factories.values().forEach(IsolationCheck::check);
        }
    }

    /** The one that the library itself works with. */
    static void check(EntityManagerFactory factory) {
        check("application's entity manager factory", factory);
    }

    /** One that knows nothing of the library may do without it: it is for data that no organisation owns. */
    private static boolean knowsTheLibrary(EntityManagerFactory factory) {
        return factory.getMetamodel().getManagedTypes().stream()
                .map(type -> type.getJavaType())
                .anyMatch(type -> TenantOwned.class.isAssignableFrom(type)
                        || type.getName().startsWith(LIBRARY));
    }

    private static void check(String which, EntityManagerFactory factory) {
        if (!HibernateIsolation.isConfigured(factory)) {
            throw new SetUpException(
                    "The %s was not configured by the library, so nothing keeps organisations apart in it"
                            .formatted(which),
                    "Let Spring Boot create it, or call HibernateIsolation.configure(properties, dataSource) on its"
                            + " properties last of all.");
        }
    }
}
