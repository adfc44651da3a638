package com.dreamineering.tenancy.spring.autoconfigure;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Tells Spring Boot that the library's migration comes before the host's and before everything that uses the database. */
final class TenancySchemaMigrationDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

    private static final int BEFORE_THE_HOSTS = -100;

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(TenancySchemaMigration.class);
    }

    @Override
    public int getOrder() {
        return BEFORE_THE_HOSTS;
    }
}
