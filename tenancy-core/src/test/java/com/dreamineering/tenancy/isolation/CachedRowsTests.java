package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.organisation.Organisation;
import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import jakarta.persistence.Cacheable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.KeyType;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NaturalIdCache;
import org.hibernate.annotations.TenantId;
import org.hibernate.cfg.CacheSettings;
import org.hibernate.cfg.StatisticsSettings;
import org.hibernate.jpa.HibernateHints;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** With a cache behind the sessions that holds everything it can: twins in Acme and in Globex, and a mint for both. */
@OnEachDatabase
class CachedRowsTests {

    private static final String PENNY = "penny";

    private final Installation installation;
    private final Statistics statistics;
    private final UUID acmes = UUID.randomUUID();
    private final UUID globexs = UUID.randomUUID();
    private final UUID mint = UUID.randomUUID();

    CachedRowsTests(TestDatabase database) {
        installation = Installation.shared(
                database,
                Map.of(
                        CacheSettings.CACHE_REGION_FACTORY,
                        "jcache",
                        CacheSettings.CACHE_REGION_PREFIX,
                        database.name(),
                        CacheSettings.USE_QUERY_CACHE,
                        true,
                        "hibernate.javax.cache.provider",
                        CaffeineCachingProvider.class.getName(),
                        "hibernate.javax.cache.missing_cache_strategy",
                        "create",
                        StatisticsSettings.GENERATE_STATISTICS,
                        true),
                Coin.class,
                Twin.class,
                Mint.class);
        statistics = installation.factory.unwrap(SessionFactory.class).getStatistics();
        // Hibernate makes a natural id unique over all organisations. An application leads it with the organisation.
        installation
                .rows(
                        "select constraint_name from information_schema.table_constraints where constraint_type = 'UNIQUE' and lower(table_name) = 'coins'")
                .forEach(name -> installation.sql("alter table coins drop constraint \"%s\"".formatted(name)));
        List.of("coin_marks", "mint_struck", "coins", "twins", "mints")
                .forEach(table -> installation.sql("delete from " + table));
        installation.factory.unwrap(SessionFactory.class).getCache().evictAllRegions();
        TenantContext.runGlobal(() -> installation.transactions.join(entities -> {
            entities.persist(new Mint(mint));
            return mint;
        }));
        strike(installation.acme, acmes, "Acme's");
        strike(installation.globex, globexs, "Globex's");
        statistics.clear();
    }

    private void strike(Organisation organisation, UUID id, String text) {
        in(organisation, entities -> {
            Mint shared = entities.find(Mint.class, mint);
            Coin coin = new Coin(id, text);
            coin.mint = shared;
            shared.struck.add(coin);
            entities.persist(coin);
            entities.persist(new Twin(text));
        });
    }

    private void in(Organisation organisation, Consumer<EntityManager> work) {
        installation.in(organisation, entities -> {
            work.accept(entities);
            return true;
        });
    }

    private <T> T asGlobex(Function<EntityManager, T> work) {
        return installation.in(installation.globex, work);
    }

    private <T> T asAcme(Function<EntityManager, T> work) {
        return installation.in(installation.acme, work);
    }

    private String textForAcme(UUID coin) {
        return asAcme(entities -> text(entities.find(Coin.class, coin)));
    }

    private String textForGlobex(UUID coin) {
        return asGlobex(entities -> text(entities.find(Coin.class, coin)));
    }

    private static String text(Coin coin) {
        return coin == null ? null : coin.text;
    }

    /** What both see, Acme first, until the cache has all of it and gives it out. */
    private void bothSeeTheirOwn(Function<EntityManager, List<String>> look) {
        for (int i = 0; i < 3; i++) {
            assertThat(this.<List<String>>asAcme(look)).containsExactly("Acme's");
            assertThat(this.<List<String>>asGlobex(look)).containsExactly("Globex's");
        }
    }

    @Nested
    class Entities {

        @Test
        void areNotServedToAnotherOrganisation() {
            for (int i = 0; i < 2; i++) {
                assertThat(textForAcme(acmes)).isEqualTo("Acme's");
            }
            assertThat(statistics.getSecondLevelCacheHitCount()).isPositive();

            assertThat(textForGlobex(acmes)).isNull();
        }

        @Test
        void withTheSameIdAreEachTheirOwn() {
            bothSeeTheirOwn(entities -> List.of(own(entities).text));
            assertThat(statistics.getSecondLevelCacheHitCount()).isPositive();

            TwinKey foreign = new TwinKey(1, installation.acme.id().value());
            assertThatThrownBy(() -> asGlobex(entities -> entities.find(Twin.class, foreign)))
                    .isInstanceOf(StatementRefusedException.class);
        }

        private Twin own(EntityManager entities) {
            return entities.find(
                    Twin.class, new TwinKey(1, TenantContext.required().value()));
        }

        @Test
        void areWhatTheirOrganisationMadeOfThem() {
            textForAcme(acmes);
            textForGlobex(globexs);

            in(installation.acme, entities -> entities.find(Coin.class, acmes).text = "Acme's, worn");

            assertThat(textForAcme(acmes)).isEqualTo("Acme's, worn");
            assertThat(textForGlobex(globexs)).isEqualTo("Globex's");
            assertThat(textForGlobex(acmes)).isNull();
        }

        @Test
        void areWhatABypassMadeOfThem() {
            textForAcme(acmes);

            installation.throughTheDoor(token -> installation.transactions.join(entities -> {
                entities.find(Coin.class, acmes).text = "Acme's, recoined";
                entities.find(Coin.class, globexs).text = "Globex's, recoined";
                return token;
            }));

            assertThat(textForAcme(acmes)).isEqualTo("Acme's, recoined");
            assertThat(textForGlobex(globexs)).isEqualTo("Globex's, recoined");
        }

        @Test
        void areLoadedAnewOnceTheyAreEvicted() {
            textForAcme(acmes);
            textForGlobex(globexs);

            asGlobex(entities -> {
                entities.getEntityManagerFactory().getCache().evict(Coin.class, globexs);
                entities.getEntityManagerFactory().getCache().evict(Coin.class);
                return true;
            });

            bothSeeTheirOwn(entities ->
                    List.of(entities.createQuery("from Coin", Coin.class).getSingleResult().text));
            assertThat(textForGlobex(acmes)).isNull();
        }

        @Test
        void thatAreGoneAreGoneForTheirOrganisationAlone() {
            textForAcme(acmes);
            textForGlobex(globexs);

            in(installation.globex, entities -> {
                entities.createQuery("delete from Twin").executeUpdate();
                entities.createQuery("update Coin set text = 'Globex''s, melted'")
                        .executeUpdate();
            });

            String twin = asAcme(entities -> own(entities).text);
            assertThat(twin).isEqualTo("Acme's");
            assertThat(textForAcme(acmes)).isEqualTo("Acme's");
            assertThat(textForGlobex(globexs)).isEqualTo("Globex's, melted");
        }
    }

    @Nested
    class NaturalIds {

        @Test
        void areResolvedInTheOrganisation() {
            bothSeeTheirOwn(entities -> List.of(penny(entities).text));
            assertThat(statistics.getNaturalIdCacheHitCount()).isPositive();
        }

        @Test
        void thatOneOrganisationChangedAreWhatTheyWereForTheOther() {
            bothSeeTheirOwn(entities -> List.of(penny(entities).text));

            in(installation.acme, entities -> penny(entities).code = "cent");

            String own = asGlobex(entities -> penny(entities).text);
            assertThat(own).isEqualTo("Globex's");
            assertThat(CachedRowsTests.this.<Coin>asAcme(this::penny)).isNull();
            assertThat(CachedRowsTests.this.<Coin>asGlobex(
                            entities -> entities.find(Coin.class, "cent", KeyType.NATURAL)))
                    .isNull();
        }

        private Coin penny(EntityManager entities) {
            return entities.find(Coin.class, PENNY, KeyType.NATURAL);
        }
    }

    @Nested
    class Queries {

        @Test
        void answerFromTheCacheWhatIsTheOrganisations() {
            bothSeeTheirOwn(entities -> entities.createQuery("select c.text from Coin c", String.class)
                    .setHint(HibernateHints.HINT_CACHEABLE, true)
                    .getResultList());
            bothSeeTheirOwn(
                    entities -> entities
                            .createQuery("from Coin", Coin.class)
                            .setHint(HibernateHints.HINT_CACHEABLE, true)
                            .getResultList()
                            .stream()
                            .map(coin -> coin.text)
                            .toList());
            assertThat(statistics.getQueryCacheHitCount()).isEqualTo(8);
        }

        @Test
        void throughNobodysOwnerAnswerWhatIsTheOrganisations() {
            bothSeeTheirOwn(entities -> entities.createQuery("select c.text from Mint m join m.struck c", String.class)
                    .setHint(HibernateHints.HINT_CACHEABLE, true)
                    .getResultList());
            assertThat(statistics.getQueryCacheHitCount()).isPositive();
        }

        @Test
        @SuppressWarnings("unchecked")
        void inNativeSqlAnswerWhatIsTheOrganisations() {
            bothSeeTheirOwn(
                    entities -> entities.createNativeQuery("select text from coins where code = ?1", String.class)
                            .setParameter(1, PENNY)
                            .setHint(HibernateHints.HINT_CACHEABLE, true)
                            .getResultList());
        }

        @Test
        void inABypassLeaveNothingForOthers() {
            Function<EntityManager, List<String>> all =
                    entities -> entities.createQuery("select c.text from Coin c", String.class)
                            .setHint(HibernateHints.HINT_CACHEABLE, true)
                            .getResultList();

            List<String> everything = installation.throughTheDoor(token -> installation.transactions.join(all));
            assertThat(everything).hasSize(2);

            bothSeeTheirOwn(all);
        }
    }

    @Nested
    class Collections {

        @Test
        void ofValuesAreTheirOwners() {
            bothSeeTheirOwn(entities -> List.copyOf(
                    entities.find(Coin.class, TenantContext.required().equals(installation.acme.id()) ? acmes : globexs)
                            .marks));
            assertThat(statistics.getCollectionFetchCount()).isEqualTo(2);
        }

        @Test
        void ofNobodysOwnerAreNotCached() {
            bothSeeTheirOwn(entities -> entities.find(Mint.class, mint).coins.stream()
                    .map(coin -> coin.text)
                    .toList());
            bothSeeTheirOwn(entities -> entities.find(Mint.class, mint).struck.stream()
                    .map(coin -> coin.text)
                    .toList());
            assertThat(statistics.getCollectionFetchCount()).isEqualTo(12);
        }
    }

    /** The keys of its rows name an organisation too. */
    @Nested
    class EntitiesThatBelongToNobody {

        @Test
        void areCachedOnceForEachOrganisation() {
            bothSee("mint");

            in(installation.acme, entities -> entities.find(Mint.class, mint).name = "closed");

            assertThat(nameForAcme()).isEqualTo("closed");
            assertThat(nameForGlobex())
                    .as("is not told before the copy expires, as docs/isolation.md says")
                    .isEqualTo("mint");
        }

        private String nameForAcme() {
            return asAcme(entities -> entities.find(Mint.class, mint).name);
        }

        private String nameForGlobex() {
            return asGlobex(entities -> entities.find(Mint.class, mint).name);
        }

        private void bothSee(String name) {
            assertThat(nameForAcme()).isEqualTo(name);
            assertThat(nameForGlobex()).isEqualTo(name);
        }
    }

    /** With a code that is unique in an organisation. */
    @Entity(name = "Coin")
    @Table(name = "coins")
    @Cacheable
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    @NaturalIdCache
    static class Coin extends TenantOwned {
        @Id
        UUID id;

        @NaturalId(mutable = true)
        String code = PENNY;

        String text;

        @ManyToOne
        Mint mint;

        @ElementCollection
        @CollectionTable(name = "coin_marks")
        @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
        Set<String> marks = new HashSet<>();

        protected Coin() {}

        Coin(UUID id, String text) {
            this.id = id;
            this.text = text;
            marks.add(text);
        }
    }

    /** With an id that is unique in an organisation. */
    @Entity(name = "Twin")
    @Table(name = "twins")
    @IdClass(TwinKey.class)
    @Cacheable
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    static class Twin {
        @Id
        int number = 1;

        @Id
        @TenantId
        UUID organisation;

        String text;

        protected Twin() {}

        Twin(String text) {
            this.text = text;
        }
    }

    record TwinKey(int number, UUID organisation) implements Serializable {}

    /** Belongs to nobody. */
    @Entity(name = "Mint")
    @Table(name = "mints")
    @GlobalData
    @Cacheable
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    static class Mint {
        @Id
        UUID id;

        String name = "mint";

        @OneToMany(mappedBy = "mint")
        @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
        Set<Coin> coins = new HashSet<>();

        @ManyToMany
        @jakarta.persistence.JoinTable(name = "mint_struck")
        @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
        Set<Coin> struck = new HashSet<>();

        protected Mint() {}

        Mint(UUID id) {
            this.id = id;
        }
    }
}
