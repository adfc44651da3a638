package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.adoption.Adoption;
import com.dreamineering.tenancy.adoption.AdoptionMode;
import com.dreamineering.tenancy.adoption.AdoptionProgress;
import com.dreamineering.tenancy.adoption.Violation;
import com.dreamineering.tenancy.adoption.ViolationKind;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;

class AdoptionListingsTests {

    @Test
    void observesProjects() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
        Map<String, Object> settings = new HashMap<>();
        settings.put("jakarta.persistence.schema-generation.database.action", "create");
        // tag::configure
        Adoption adoption = Adoption.builder()
                .mode(AdoptionMode.OBSERVE)
                .entity("Project", AdoptionMode.WRITE_ONLY)
                .build();
        HibernateIsolation.configure(settings, dataSource, null, adoption);
        // end::configure
        try (EntityManagerFactory factory = new HibernatePersistenceConfiguration("projects")
                .managedClasses(Project.class, Task.class)
                .properties(settings)
                .createEntityManagerFactory()) {
            // tag::observe
            factory.callInTransaction(entities ->
                    entities.createQuery("from Project", Project.class).getResultList());

            Violation seen = adoption.violations().all().get(0);
            assertThat(seen.kind()).isEqualTo(ViolationKind.MISSING_SCOPE);
            assertThat(seen.place()).startsWith("com.example.docs.AdoptionListingsTests.");
            // end::observe
            // tag::progress
            List<AdoptionProgress> open = HibernateIsolation.progress(factory).stream()
                    .filter(entity -> !entity.inTheWay().isEmpty())
                    .toList();
            // end::progress
            assertThat(open).extracting(AdoptionProgress::entity).containsExactly(Project.class.getName());
        }
    }
}
