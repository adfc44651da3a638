package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.organisation.Organisation;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.envers.AuditOverride;
import org.hibernate.envers.AuditReader;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.Audited;
import org.hibernate.envers.query.AuditEntity;
import org.hibernate.envers.strategy.internal.DefaultAuditStrategy;
import org.hibernate.envers.strategy.internal.ValidityAuditStrategy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What Envers keeps of Acme's contract and of Globex's, and the ways to it. */
@OnEachDatabase
class HistoriesTests {

    private static final String HISTORY = Contract.class.getName() + "_AUD";

    private final Installation installation;
    private final Comparison both;
    private final UUID acmes = UUID.randomUUID();
    private final UUID globexs = UUID.randomUUID();

    HistoriesTests(TestDatabase database) {
        // One of the two strategies on each database.
        Class<?> strategy = database == TestDatabase.H2 ? ValidityAuditStrategy.class : DefaultAuditStrategy.class;
        installation = Installation.shared(
                database,
                Map.of("org.hibernate.envers.audit_strategy", strategy.getName()),
                Contract.class,
                Signer.class);
        both = new Comparison(installation);
        List.of(
                        "contract_clauses_aud",
                        "contract_signers_aud",
                        "contracts_aud",
                        "signers_aud",
                        "contract_clauses",
                        "contract_signers",
                        "contracts",
                        "signers")
                .forEach(table -> installation.sql("delete from " + table));
        sign(installation.acme, acmes, "Acme's");
        sign(installation.globex, globexs, "Globex's");
    }

    private void sign(Organisation organisation, UUID id, String title) {
        installation.in(organisation, entities -> {
            Contract contract = new Contract(id, "draft");
            Signer signer = new Signer(title);
            contract.signers.add(signer);
            entities.persist(signer);
            entities.persist(contract);
            return id;
        });
        installation.in(organisation, entities -> {
            Contract contract = entities.find(Contract.class, id);
            contract.title = title;
            contract.clauses.add(title);
            return id;
        });
    }

    private static AuditReader history(EntityManager entities) {
        return AuditReaderFactory.get(entities);
    }

    private Number lastRevision(UUID id) {
        return (Number) installation
                .rows("select max(rev) from contracts_aud where id = ?", id)
                .get(0);
    }

    @Nested
    class Read {

        @Test
        void byAQueryOverAllRevisionsAreOwnOnes() {
            onlyPlainHibernateLeaks(entities -> history(entities)
                    .createQuery()
                    .forRevisionsOfEntity(Contract.class, true, true)
                    .add(AuditEntity.property("title").ne("draft"))
                    .getResultList());
        }

        @Test
        void asOfARevisionAreOwnOnes() {
            Number last = lastRevision(globexs);
            onlyPlainHibernateLeaks(entities -> history(entities)
                    .createQuery()
                    .forEntitiesAtRevision(Contract.class, last)
                    .getResultList());
        }

        @Test
        void byAForeignIdAreNotThere() {
            Number last = lastRevision(acmes);
            both.onlyPlainHibernateLeaks(entities -> titles(found(entities, last)), "Acme's");
        }

        private List<?> found(EntityManager entities, Number revision) {
            Contract found = history(entities).find(Contract.class, acmes, revision);
            return found == null ? List.of() : List.of(found);
        }

        @Test
        void ofAForeignIdHaveNoRevisions() {
            both.onlyPlainHibernateLeaks(
                    entities -> history(entities).getRevisions(Contract.class, acmes), lastRevision(acmes));
        }

        @Test
        void ofAForeignRevisionHaveNoChanges() {
            Number last = lastRevision(acmes);
            both.onlyPlainHibernateLeaks(
                    entities -> titles(history(entities)
                            .createQuery()
                            .forEntitiesModifiedAtRevision(Contract.class, last)
                            .getResultList()),
                    "Acme's");
        }

        @Test
        void withTheirCollectionsAreOwnOnes() {
            Contract own = both.asGlobex(entities -> {
                Contract found = history(entities).find(Contract.class, globexs, lastRevision(globexs));
                assertThat(found.clauses).containsExactly("Globex's");
                assertThat(found.signers).extracting(signer -> signer.name).containsExactly("Globex's");
                return found;
            });

            assertThat(own.title).isEqualTo("Globex's");
        }

        @Test
        void inHqlAreOwnOnes() {
            both.onlyPlainHibernateLeaks(
                    entities -> entities.createQuery(
                                    "select h.title from %s h where h.title <> 'draft'".formatted(HISTORY),
                                    String.class)
                            .getResultList(),
                    "Acme's",
                    "Globex's");
        }

        @Test
        void inNativeSqlAreOwnOnes() {
            both.onlyPlainHibernateLeaks(
                    entities -> entities.createNativeQuery(
                                    "select title from contracts_aud where title <> 'draft'", String.class)
                            .getResultList(),
                    "Acme's",
                    "Globex's");
            both.onlyPlainHibernateAnswers(
                    entities -> entities.createNativeQuery("select title from contracts_aud", String.class)
                            .getResultList(),
                    "Acme's");
            both.onlyPlainHibernateAnswers(
                    entities -> entities.createNativeQuery("select element from contract_clauses_aud", String.class)
                            .getResultList(),
                    "Acme's");
        }

        @Test
        void inABypassAreThoseOfEverybody() {
            List<?> all = installation.throughTheDoor(token ->
                    installation.transactions.join(entities -> titles(history(entities)
                            .createQuery()
                            .forRevisionsOfEntity(Contract.class, true, true)
                            .add(AuditEntity.property("title").ne("draft"))
                            .getResultList())));

            assertThat(all).isEqualTo(List.of("Acme's", "Globex's"));
        }

        private void onlyPlainHibernateLeaks(Function<EntityManager, List<?>> look) {
            both.onlyPlainHibernateLeaks(entities -> titles(look.apply(entities)), "Acme's", "Globex's");
        }

        private List<String> titles(List<?> contracts) {
            return contracts.stream().map(each -> ((Contract) each).title).toList();
        }
    }

    @Nested
    class Written {

        @Test
        void nameTheOrganisationOfWhatIsRemoved() {
            both.asAcme(entities -> {
                entities.remove(entities.find(Contract.class, acmes));
                return true;
            });

            assertThat(installation.rows("select organisation_id from contracts_aud where revtype = 2"))
                    .containsExactly(both.acme());
            assertThat(both.<List<Number>>asAcme(entities -> history(entities).getRevisions(Contract.class, acmes)))
                    .hasSize(3);
        }

        @Test
        void nameTheOrganisationOfWhatIsMergedWithoutOne() {
            both.asGlobex(entities -> entities.merge(new Contract(globexs, "merged")));

            assertThat(installation.rows("select organisation_id from contracts_aud where title = 'merged'"))
                    .containsExactly(both.globex());
        }

        @Test
        void areNotRemovedInBulkForOthers() {
            both.asGlobex(
                    entities -> entities.createQuery("delete from " + HISTORY).executeUpdate());

            assertThat(installation.rows("select distinct title from contracts_aud"))
                    .containsExactlyInAnyOrder("draft", "Acme's");
        }

        @Test
        void areNotPlantedForOthers() {
            both.refuses(entities -> entities.createNativeQuery(
                            "insert into contracts_aud (id, rev, revtype, title, organisation_id) values (?1, ?2, 1, 'planted', ?3)")
                    .setParameter(1, acmes)
                    .setParameter(2, lastRevision(globexs))
                    .setParameter(3, both.acme())
                    .executeUpdate());
        }

        @Test
        void areRefusedInABypassThatWouldNameNobody() {
            assertThatThrownBy(() -> installation.throughTheDoor(token -> installation.transactions.join(entities -> {
                        entities.remove(entities.find(Contract.class, acmes));
                        return token;
                    })))
                    .satisfies(thrown -> assertThat(Comparison.root(thrown))
                            .isInstanceOf(ScopeMismatchException.class)
                            .hasMessage(
                                    ("A row of %s would name no organisation: Envers keeps only the key of what is removed. "
                                                    + "Remove it in its organisation's scope, or set"
                                                    + " org.hibernate.envers.store_data_at_delete=true")
                                            .formatted(HISTORY)));
            assertThat(installation.rows("select id from contracts where id = ?", acmes))
                    .hasSize(1);
        }
    }

    /** Its history has a table for itself and one for each collection. */
    @Entity(name = "Contract")
    @Table(name = "contracts")
    @Audited
    @AuditOverride(forClass = TenantOwned.class)
    static class Contract extends TenantOwned {
        @Id
        UUID id;

        String title;

        @ElementCollection
        @CollectionTable(name = "contract_clauses")
        @jakarta.persistence.Column(name = "element")
        Set<String> clauses = new HashSet<>();

        @ManyToMany
        @JoinTable(name = "contract_signers")
        Set<Signer> signers = new HashSet<>();

        protected Contract() {}

        Contract(UUID id, String title) {
            this.id = id;
            this.title = title;
        }
    }

    @Entity(name = "Signer")
    @Table(name = "signers")
    @Audited
    @AuditOverride(forClass = TenantOwned.class)
    static class Signer extends TenantOwned {
        @Id
        UUID id = UUID.randomUUID();

        String name;

        protected Signer() {}

        Signer(String name) {
            this.name = name;
        }
    }
}
