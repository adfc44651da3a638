package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.annotations.TenantId;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One plan serves all organisations: Hibernate hands over the same text in the same object. */
class KeptPlansTests {

    private static final OrganisationId ACME = OrganisationId.random();
    private static final OrganisationId GLOBEX = OrganisationId.random();
    private static final List<String> PREPARED = new ArrayList<>();

    private static HikariDataSource dataSource;
    private static EntityManagerFactory factory;
    private static UUID acmes;
    private static UUID globexs;

    @BeforeAll
    static void build() {
        dataSource = TestDatabase.H2.empty();
        Map<String, Object> settings = new HashMap<>();
        settings.put(JdbcSettings.STATEMENT_INSPECTOR, (StatementInspector) sql -> {
            PREPARED.add(sql);
            return sql;
        });
        HibernateIsolation.configure(settings, dataSource);
        factory = new HibernatePersistenceConfiguration("plans")
                .managedClasses(Note.class, Notebook.class, Label.class, Topic.class)
                .properties(settings)
                .property(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create")
                .createEntityManagerFactory();
        acmes = in(ACME, entities -> fill(entities, "Acme"));
        globexs = in(GLOBEX, entities -> fill(entities, "Globex"));
    }

    @AfterAll
    static void close() {
        factory.close();
        dataSource.close();
    }

    @BeforeEach
    void forget() {
        PREPARED.clear();
    }

    @Test
    void keepsThePlanThatFindsARow() {
        askedOnce(entities -> {
            List<String> titles = new ArrayList<>();
            for (UUID id : List.of(acmes, globexs)) {
                Notebook notebook = entities.find(Notebook.class, id);
                titles.add(notebook == null ? null : notebook.title);
            }
            return titles;
        });
    }

    @Test
    void keepsThePlanThatLocksARow() {
        askedOnce(entities -> {
            Notebook acme = entities.find(Notebook.class, acmes, LockModeType.PESSIMISTIC_WRITE);
            Notebook globex = entities.find(Notebook.class, globexs, LockModeType.PESSIMISTIC_WRITE);
            return Collections.unmodifiableList(new ArrayList<>(java.util.Arrays.asList(title(acme), title(globex))));
        });
    }

    @Test
    void keepsThePlanOfAQuery() {
        List<String> acme = in(ACME, KeptPlansTests::titles);
        List<String> globex = in(GLOBEX, KeptPlansTests::titles);

        assertThat(acme).containsExactly("Acme");
        assertThat(globex).containsExactly("Globex");
        assertThat(sameObjects()).hasSize(1);
    }

    @Test
    void keepsThePlanThatFillsACollection() {
        Function<EntityManager, List<String>> notes = entities ->
                entities.find(Notebook.class, TenantContext.required().equals(ACME) ? acmes : globexs).notes.stream()
                        .map(note -> note.text)
                        .toList();

        assertThat(in(ACME, notes)).containsExactly("Acme");
        assertThat(in(GLOBEX, notes)).containsExactly("Globex");
        assertThat(PREPARED).hasSize(4);
        assertThat(sameObjects()).hasSize(2);
    }

    @Test
    void namesNoOrganisationWhereItIsLogged() {
        in(ACME, KeptPlansTests::titles);

        assertThat(PREPARED)
                .containsExactly(
                        "select n1_0.title from notebooks n1_0 where n1_0.organisation_id = 'organisation in scope'");
    }

    @Test
    void refusesATenantIdThatOnlyASubclassHas() {
        assertThatThrownBy(() -> new HibernatePersistenceConfiguration("subclass")
                        .managedClasses(Animal.class, Pet.class)
                        .properties(HibernateIsolation.settings(dataSource))
                        .createEntityManagerFactory())
                .isInstanceOf(UnsupportedTenantIdException.class)
                .hasMessage(
                        "The tenant id of %s stands in a subclass. Put @TenantId on the root of the hierarchy, whose "
                                        .formatted(Pet.class.getName())
                                + "rows all have to belong to somebody");
    }

    private static void askedOnce(Function<EntityManager, List<String>> question) {
        assertThat(in(ACME, question)).containsExactly("Acme", null);
        assertThat(in(GLOBEX, question)).containsExactly(null, "Globex");
        assertThat(PREPARED).hasSize(4);
        assertThat(sameObjects()).hasSize(1);
    }

    private static Set<String> sameObjects() {
        Set<String> objects = Collections.newSetFromMap(new IdentityHashMap<>());
        objects.addAll(PREPARED);
        return objects;
    }

    private static String title(Notebook notebook) {
        return notebook == null ? null : notebook.title;
    }

    private static List<String> titles(EntityManager entities) {
        return entities.createQuery("select n.title from Notebook n", String.class)
                .getResultList();
    }

    private static UUID fill(EntityManager entities, String name) {
        Notebook notebook = new Notebook(name);
        Note note = new Note(name);
        note.notebook = notebook;
        entities.persist(notebook);
        entities.persist(note);
        return notebook.id;
    }

    private static <T> T in(OrganisationId organisation, Function<EntityManager, T> work) {
        return TenantContext.call(organisation, () -> factory.callInTransaction(work));
    }

    @jakarta.persistence.Entity(name = "Animal")
    static class Animal {
        @jakarta.persistence.Id
        long id;
    }

    @jakarta.persistence.Entity(name = "Pet")
    static class Pet extends Animal {
        @TenantId
        UUID organisationId;
    }
}
