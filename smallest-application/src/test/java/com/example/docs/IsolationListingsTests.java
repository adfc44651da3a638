package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.isolation.CheckedSql;
import com.dreamineering.tenancy.isolation.RowLevelSecurity;
import com.dreamineering.tenancy.isolation.ScopeMismatchException;
import com.dreamineering.tenancy.isolation.StatementRefusedException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class IsolationListingsTests {

    private final OrganisationId acme = OrganisationId.random();
    private final OrganisationId globex = OrganisationId.random();

    @Autowired
    private Projects projects;

    @Autowired
    private EntityManager entities;

    @PersistenceUnit
    private EntityManagerFactory factory;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcTemplate jdbc;

    private Long acmesProject;

    @BeforeEach
    void saveTwoProjects() {
        acmesProject = TenantContext.call(acme, () -> projects.save(new Project("Roof"))).id;
        TenantContext.run(globex, () -> projects.save(new Project("Bridge")));
    }

    @Test
    void findsNothingForeign() {
        // tag::foreign
        TenantContext.run(globex, () -> {
            assertThat(projects.findById(acmesProject)).isEmpty();
            assertThat(projects.findAll()).extracting(project -> project.name).containsExactly("Bridge");
        });
        // end::foreign
    }

    @Test
    void refusesForeignEntitiesOfANativeQuery() {
        // tag::native-entities
        assertThatThrownBy(() -> TenantContext.call(
                        globex,
                        () -> entities.createNativeQuery("select * from project", Project.class)
                                .getResultList()))
                .isInstanceOf(StatementRefusedException.class);
        // end::native-entities
    }

    @Test
    void refusesATenantNamedByHand() {
        // tag::named
        assertThatThrownBy(() -> TenantContext.call(
                        globex, () -> factory.createEntityManager(Map.of("org.hibernate.tenantId", acme.value()))))
                .isInstanceOf(ScopeMismatchException.class);
        // end::named
    }

    @Test
    void writesTheMigrationForRowLevelSecurity() {
        // tag::row-level-security
        String migration = RowLevelSecurity.of(factory).script();

        assertThat(migration).contains("alter table project force row level security;");
        // end::row-level-security
    }

    @Test
    void namesTheOrganisationInNativeSql() {
        // tag::native-sql
        List<?> names = TenantContext.call(
                globex,
                () -> entities.createNativeQuery("select name from project where organisation_id = ?1", String.class)
                        .setParameter(1, TenantContext.required().value())
                        .getResultList());

        assertThat(names).isEqualTo(List.of("Bridge"));
        // end::native-sql
    }

    @Test
    void aForeignRowIsRefusedInACollection() {
        Long acmesTask = TenantContext.call(acme, () -> {
            Project project = new Project("Cellar");
            project.tasks.add(new Task("Measure"));
            return projects.save(project).tasks.get(0).id;
        });
        List<Long> before = jdbc.queryForList("select project_id from task where id = ?", Long.class, acmesTask);

        assertThatThrownBy(() -> TenantContext.call(
                        globex,
                        () -> transactions.execute(status ->
                                projects.findAll().get(0).tasks.add(entities.getReference(Task.class, acmesTask)))))
                .rootCause()
                .isInstanceOf(ScopeMismatchException.class);

        assertThat(jdbc.queryForList("select project_id from task where id = ?", Long.class, acmesTask))
                .isEqualTo(before);
    }

    @Test
    void runsWhatSomebodyHasChecked() {
        // tag::checked
        List<?> names = TenantContext.call(
                globex,
                () -> CheckedSql.call(
                        "Templates are for every organisation",
                        () -> entities.createNativeQuery(
                                        "select name from project where organisation_id = ?1 or name like 'Template%'")
                                .setParameter(1, TenantContext.required().value())
                                .getResultList()));
        // end::checked

        assertThat(names).isEqualTo(List.of("Bridge"));
    }

    @Test
    void runsAQueryOfARepositoryThatSomebodyHasChecked() {
        TenantContext.run(acme, () -> projects.save(new Project("Template of Acme")));

        List<String> names = TenantContext.call(globex, projects::namesWithTemplates);

        assertThat(names).containsExactlyInAnyOrder("Bridge", "Template of Acme");
        TenantContext.run(acme, () -> projects.deleteAll()); // or the next test would see it too
    }

    /** What docs/isolation.md says is open. A test that fails here has good news: its row moves to what is closed. */
    @Nested
    class StillOpen {

        @Test
        void areStatementsOnAConnectionOfOnesOwn() {
            assertThat(jdbc.queryForList("select name from project", String.class))
                    .contains("Roof", "Bridge");
        }

        @Test
        void areViewsOfTheDatabase() {
            jdbc.execute("create or replace view all_projects as select * from project");

            List<?> names = TenantContext.call(
                    globex,
                    () -> entities.createNativeQuery("select name from all_projects")
                            .getResultList());

            assertThat(names.containsAll(List.of("Roof", "Bridge"))).isTrue();
        }
    }
}
