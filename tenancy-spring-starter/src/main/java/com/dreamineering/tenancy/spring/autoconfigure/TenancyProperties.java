package com.dreamineering.tenancy.spring.autoconfigure;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the library itself.
 *
 * @param rowLevelSecurity whether PostgreSQL stands behind the application's own checks; off allows a login that could
 *     pass them
 * @param bypassTimeLimit how long a superadmin's bypass stays open, at most 15 minutes
 * @param reservedSlugs slugs that no organisation may take, besides those that the library reserves
 */
@ConfigurationProperties("tenancy")
public record TenancyProperties(
        @DefaultValue("on") boolean rowLevelSecurity,
        @DefaultValue("1m") Duration bypassTimeLimit,
        @DefaultValue Set<String> reservedSlugs) {

    /**
     * How the library's tables come into the database.
     *
     * @param migrate whether the library migrates them when the application starts
     * @param url the database to migrate, if the application's own login may not; the application's data source if absent
     * @param username the login that owns the tables, with {@code url}
     * @param password the password of that login
     */
    @ConfigurationProperties("tenancy.schema")
    public record Schema(
            @DefaultValue("true") boolean migrate,
            @Nullable String url,
            @Nullable String username,
            @Nullable String password) {}
}
