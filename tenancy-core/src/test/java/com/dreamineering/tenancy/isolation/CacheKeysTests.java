package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.report.FindingKind;
import com.dreamineering.tenancy.report.IsolationReport;
import com.dreamineering.tenancy.report.ReportFinding;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.cache.cfg.spi.DomainDataRegionBuildingContext;
import org.hibernate.cache.cfg.spi.DomainDataRegionConfig;
import org.hibernate.cache.internal.DefaultCacheKeysFactory;
import org.hibernate.cache.internal.NoCachingRegionFactory;
import org.hibernate.cache.internal.SimpleCacheKeysFactory;
import org.hibernate.cache.spi.CacheKeysFactory;
import org.hibernate.cache.spi.support.DomainDataStorageAccess;
import org.hibernate.cache.spi.support.RegionFactoryTemplate;
import org.hibernate.cache.spi.support.StorageAccess;
import org.hibernate.cfg.CacheSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.junit.jupiter.api.Test;

class CacheKeysTests {

    private static final ReportFinding ON =
            new ReportFinding(FindingKind.CACHE, null, "Regions", "second-level cache on, query cache off");

    private static List<ReportFinding> found(Object regions, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(CacheSettings.CACHE_REGION_FACTORY, regions);
        return report(settings).findings();
    }

    private static IsolationReport report(Map<String, Object> settings) {
        return MappingReportTests.of(TestDatabase.H2, List.of(Cached.class), settings);
    }

    private static ReportFinding keys(FindingKind kind, Class<?> factory) {
        return new ReportFinding(kind, null, Cached.class.getName(), "keys from " + factory.getName());
    }

    @Test
    void areNoMatterWithoutACacheProvider() {
        assertThat(report(Map.of(CacheSettings.CACHE_REGION_FACTORY, NoCachingRegionFactory.class))
                        .findings())
                .isEmpty();
    }

    @Test
    void nameTheOrganisationByDefault() {
        assertThat(found(new Regions(DefaultCacheKeysFactory.INSTANCE), Map.of()))
                .containsExactly(ON);
    }

    @Test
    void stopTheStartIfTheProviderMakesSimpleOnes() {
        assertThat(found(new Regions(SimpleCacheKeysFactory.INSTANCE), Map.of()))
                .containsExactly(keys(FindingKind.CACHE_KEYS_WITHOUT_ORGANISATION, SimpleCacheKeysFactory.class), ON);
    }

    @Test
    void stopTheStartIfASettingAsksForSimpleOnes() {
        assertThat(found(
                        new Regions(DefaultCacheKeysFactory.INSTANCE),
                        Map.of("hibernate.cache.keys_factory", "simple")))
                .containsExactly(
                        new ReportFinding(
                                FindingKind.CACHE_KEYS_WITHOUT_ORGANISATION,
                                null,
                                "hibernate.cache.keys_factory",
                                "set to simple"),
                        ON);
    }

    @Test
    void areDoubtedIfSomebodyElseMakesThem() {
        assertThat(found(new Regions(new OtherKeys()), Map.of()))
                .containsExactly(keys(FindingKind.CACHE_KEYS_OF_ANOTHER_FACTORY, OtherKeys.class), ON);
    }

    @Entity
    @Cacheable
    static class Cached extends TenantOwned {
        @Id
        @GeneratedValue
        Long id;
    }

    /** A cache provider that keeps nothing and chooses its keys. */
    private static final class Regions extends RegionFactoryTemplate {

        private static final long serialVersionUID = 1L;

        private final transient CacheKeysFactory keys;

        Regions(CacheKeysFactory keys) {
            this.keys = keys;
        }

        @Override
        protected CacheKeysFactory getImplicitCacheKeysFactory() {
            return keys;
        }

        @Override
        protected void prepareForUse(SessionFactoryOptions options, Map<String, Object> settings) {}

        @Override
        protected void releaseFromUse() {}

        @Override
        protected DomainDataStorageAccess createDomainDataStorageAccess(
                DomainDataRegionConfig config, DomainDataRegionBuildingContext context) {
            return new Nothing();
        }

        @Override
        protected StorageAccess createQueryResultsRegionStorageAccess(String name, SessionFactoryImplementor factory) {
            return new Nothing();
        }

        @Override
        protected StorageAccess createTimestampsRegionStorageAccess(String name, SessionFactoryImplementor factory) {
            return new Nothing();
        }
    }

    private static final class Nothing implements DomainDataStorageAccess {

        @Override
        public Object getFromCache(Object key, SharedSessionContractImplementor session) {
            return null;
        }

        @Override
        public void putIntoCache(Object key, Object value, SharedSessionContractImplementor session) {}

        @Override
        public boolean contains(Object key) {
            return false;
        }

        @Override
        public void evictData() {}

        @Override
        public void evictData(Object key) {}

        @Override
        public void release() {}
    }

    private static final class OtherKeys implements CacheKeysFactory {

        @Override
        public Object createCollectionKey(
                Object id, CollectionPersister persister, SessionFactoryImplementor factory, String tenant) {
            return id;
        }

        @Override
        public Object createEntityKey(
                Object id, EntityPersister persister, SessionFactoryImplementor factory, String tenant) {
            return id;
        }

        @Override
        public Object createNaturalIdKey(
                Object values, EntityPersister persister, SharedSessionContractImplementor session) {
            return values;
        }

        @Override
        public Object getEntityId(Object key) {
            return key;
        }

        @Override
        public Object getCollectionId(Object key) {
            return key;
        }

        @Override
        public Object getNaturalIdValues(Object key) {
            return key;
        }
    }
}
