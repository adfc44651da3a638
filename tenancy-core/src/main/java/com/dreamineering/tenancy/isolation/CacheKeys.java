package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.report.FindingKind;
import com.dreamineering.tenancy.report.ReportFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.cache.internal.DefaultCacheKeysFactory;
import org.hibernate.cache.internal.NoCachingRegionFactory;
import org.hibernate.cache.internal.SimpleCacheKeysFactory;
import org.hibernate.cache.spi.CacheImplementor;
import org.hibernate.cache.spi.DomainDataRegion;
import org.hibernate.cache.spi.Region;
import org.hibernate.cache.spi.support.AbstractDomainDataRegion;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** Whether what Hibernate caches beyond a session is found by keys that name the organisation. */
final class CacheKeys {

    private static final String SETTING = "hibernate.cache.keys_factory"; // which Infinispan alone honours

    private CacheKeys() {}

    /** Of a factory that is built, since its cache provider chooses the keys. */
    static List<ReportFinding> of(SessionFactoryImplementor factory) {
        CacheImplementor cache = factory.getCache();
        if (cache.getRegionFactory() instanceof NoCachingRegionFactory) {
            return List.of();
        }
        List<ReportFinding> findings = new ArrayList<>();
        SessionFactoryOptions options = factory.getSessionFactoryOptions();
        findings.add(new ReportFinding(
                FindingKind.CACHE,
                null,
                cache.getRegionFactory().getClass().getSimpleName(),
                "second-level cache %s, query cache %s"
                        .formatted(
                                options.isSecondLevelCacheEnabled() ? "on" : "off",
                                options.isQueryCacheEnabled() ? "on" : "off")));
        Object chosen = factory.getProperties().get(SETTING);
        if (SimpleCacheKeysFactory.SHORT_NAME.equals(chosen)) {
            findings.add(new ReportFinding(
                    FindingKind.CACHE_KEYS_WITHOUT_ORGANISATION, null, SETTING, "set to %s".formatted(chosen)));
        }
        for (String name : new TreeSet<>(cache.getCacheRegionNames())) {
            Region region = cache.getRegion(name);
            if (region instanceof AbstractDomainDataRegion data) {
                look(name, data.getEffectiveKeysFactory(), findings);
            } else if (region instanceof DomainDataRegion) {
                look(name, region, findings);
            }
        }
        return findings;
    }

    private static void look(String region, Object keys, List<ReportFinding> findings) {
        if (!(keys instanceof DefaultCacheKeysFactory)) {
            findings.add(new ReportFinding(
                    keys instanceof SimpleCacheKeysFactory
                            ? FindingKind.CACHE_KEYS_WITHOUT_ORGANISATION
                            : FindingKind.CACHE_KEYS_OF_ANOTHER_FACTORY,
                    null,
                    region,
                    "keys from %s".formatted(keys.getClass().getName())));
        }
    }
}
