package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.adoption.AdoptionMode;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The settings of the library itself.
 *
 * @param rowLevelSecurity whether PostgreSQL has to stand behind the application's own checks; without it, a database login
 *     is accepted that could pass by them
 * @param bypassTimeLimit how long a superadmin's bypass stays open, at most 15 minutes
 * @param reservedSlugs slugs that no organisation may take, besides those that the library reserves
 */
@ConfigurationProperties("tenancy")
public record TenancyProperties(
        @DefaultValue("true") boolean rowLevelSecurity,
        @DefaultValue("1m") Duration bypassTimeLimit,
        @DefaultValue Set<String> reservedSlugs) {

    Duration checkedBypassTimeLimit() {
        if (!bypassTimeLimit.isZero()
                && !bypassTimeLimit.isNegative()
                && bypassTimeLimit.compareTo(SuperadminBypass.LONGEST_TIME_LIMIT) <= 0) {
            return bypassTimeLimit;
        }
        throw new InvalidConfigurationPropertyValueException(
                "tenancy.bypass-time-limit",
                bypassTimeLimit,
                "A bypass can stay open for more than nothing and at most %d minutes"
                        .formatted(SuperadminBypass.LONGEST_TIME_LIMIT.toMinutes()));
    }

    /**
     * How the library's tables come into the database.
     *
     * @param migrate whether the library creates and changes its own tables when the application starts
     * @param url address of the database for migrations of the library's tables, if the application's own login may not
     *     change tables; the application's data source by default
     * @param username login for migrations of the library's tables, which owns them; needs the address too
     * @param password password of the login for migrations of the library's tables
     * @param rowLevelSecurityScript file into which the application writes, when it starts, a PostgreSQL migration that puts
     *     its own tables under row-level security
     */
    @ConfigurationProperties("tenancy.schema")
    public record Schema(
            @DefaultValue("true") boolean migrate,
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @Nullable Path rowLevelSecurityScript) {}

    /**
     * How superadmins' bypasses sign in to PostgreSQL, if not as the application does.
     *
     * @param url address of the database; that of the application's data source by default
     * @param username login for bypasses, to which row-level security shows rows only while a bypass is open
     * @param password password of the login for bypasses
     * @param maximumPoolSize how many connections bypasses use at most
     */
    @ConfigurationProperties("tenancy.bypass.datasource")
    public record BypassLogin(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("4") int maximumPoolSize) {}

    /**
     * How tasks get their scope.
     *
     * @param carryScope whether "@Async" methods and Spring Boot's task executor run in the scope of whoever submitted the
     *     task
     */
    @ConfigurationProperties("tenancy.task")
    public record Task(@DefaultValue("true") boolean carryScope) {}

    /**
     * What the application says about its mapping when it starts.
     *
     * @param mode whether findings that let organisations see each other's rows stop the start
     * @param globalEntities class names of entities whose rows belong to nobody and that are not yours to annotate with
     *     "@GlobalData"
     */
    @ConfigurationProperties("tenancy.report")
    public record Report(
            @DefaultValue("strict") ReportMode mode,
            @DefaultValue Set<String> globalEntities) {}

    /**
     * How much is refused while an application adopts the library.
     *
     * @param mode what is refused of what would cross organisations, for entities without a mode of their own
     * @param entities modes of single entities, by the class name or by the name that queries use
     * @param organisation id of the organisation whose rows are to be that are stored without a scope, where that is not
     *     refused
     */
    @ConfigurationProperties("tenancy.adoption")
    public record Adoption(
            @DefaultValue("enforce") AdoptionMode mode,
            @DefaultValue Map<String, AdoptionMode> entities,
            @Nullable UUID organisation) {

        com.dreamineering.tenancy.adoption.Adoption adoption() {
            var builder = com.dreamineering.tenancy.adoption.Adoption.builder().mode(mode);
            entities.forEach(builder::entity);
            try {
                return builder.organisation(organisation == null ? null : new OrganisationId(organisation))
                        .build();
            } catch (IllegalArgumentException e) {
                throw new InvalidConfigurationPropertyValueException(
                        "tenancy.adoption.organisation", organisation, String.valueOf(e.getMessage()));
            }
        }
    }
}
