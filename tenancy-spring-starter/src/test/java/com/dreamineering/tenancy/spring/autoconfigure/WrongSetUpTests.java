package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.isolation.UnsupportedHibernateException;
import com.dreamineering.tenancy.spring.RequiresPermission;
import com.dreamineering.tenancy.spring.start.FailedStart;
import com.dreamineering.tenancy.transaction.EntityManagerTransactions;
import com.dreamineering.tenancy.transaction.Transactions;
import com.example.embeddedid.PartNote;
import com.example.notes.NotesApplication;
import com.example.recordid.IdNote;
import com.example.textid.TextNote;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.jdbc.connections.spi.DataSourceBasedMultiTenantConnectionProviderImpl;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** Set-ups in which organisations would not be kept apart, and what a user reads who starts one. */
class WrongSetUpTests {

    private static FailedStart start(Class<?> more, String... properties) {
        return FailedStart.of(WebApplicationType.NONE, new Class<?>[] {NotesApplication.class, more}, properties);
    }

    @Nested
    class AnotherAnswerToWhoseRowsAreSeen {

        private static final String WAY_OUT =
                "Remove that bean. Code that decides on the organisation opens a scope with TenantContext instead.";

        @Test
        void asAResolverBeanIsRefused() {
            assertThat(start(OwnResolver.class))
                    .isEqualTo(new FailedStart(
                            "The bean 'ownResolver' is a CurrentTenantIdentifierResolver, and the library brings its own:"
                                    + " two would disagree about whose rows are seen",
                            WAY_OUT));
        }

        @Test
        void asAConnectionProviderBeanIsRefused() {
            assertThat(start(OwnConnectionProvider.class))
                    .isEqualTo(new FailedStart(
                            "The bean 'ownProvider' is a MultiTenantConnectionProvider, and the library brings its own:"
                                    + " two would disagree about whose rows are seen",
                            WAY_OUT));
        }

        @Test
        void asASettingIsRefused() {
            assertThat(start(
                            Object.class,
                            "spring.jpa.properties.hibernate.tenant_identifier_resolver=com.example.Mine"))
                    .isEqualTo(new FailedStart(
                            "'hibernate.tenant_identifier_resolver' is set to com.example.Mine, and tenancy needs to set"
                                    + " it. Remove one of the two",
                            "Look for the setting under spring.jpa.properties and in beans of type"
                                    + " HibernatePropertiesCustomizer."));
        }

        @Test
        void asAPersistenceUnitOfTheHostsOwnIsRefused() {
            assertThat(FailedStart.of(WebApplicationType.NONE, new Class<?>[] {OwnPersistenceUnit.class}))
                    .isEqualTo(new FailedStart(
                            "The application's entity manager factory was not configured by the library, so nothing"
                                    + " keeps organisations apart in it",
                            "Let Spring Boot create it, or call HibernateIsolation.configure(properties, dataSource) on"
                                    + " its properties last of all."));
        }
    }

    @Nested
    class APersistenceUnitOfTheHostsOwn {

        @Test
        void thatListsTheLibrarysEntitiesItselfIsRefused() {
            assertThat(FailedStart.of(WebApplicationType.NONE, new Class<?>[] {ListingTheLibrary.class}))
                    .isEqualTo(refused("application's entity manager factory"));
        }

        @Test
        void underTransactionsOfTheHostsOwnIsRefused() {
            assertThat(FailedStart.of(
                            WebApplicationType.NONE, new Class<?>[] {OwnPersistenceUnit.class, OwnTransactions.class}))
                    .isEqualTo(refused("application's entity manager factory"));
        }

        @Test
        void isRefusedBesideTheLibrarysIfItHasEntitiesOfOrganisations() {
            assertThat(start(BesideWithNotes.class)).isEqualTo(refused("entity manager factory 'second'"));
        }

        @Test
        void isRefusedThoughBeansAreMadeLate() {
            assertThat(start(BesideWithNotes.class, "spring.main.lazy-initialization=true"))
                    .isEqualTo(refused("entity manager factory 'second'"));
        }

        @Test
        void mayStandBesideTheLibrarysIfItHasNone() {
            Contexts.application()
                    .withUserConfiguration(BesideWithNothing.class)
                    .run(context -> assertThat(context).hasNotFailed());
        }

        private static FailedStart refused(String which) {
            return new FailedStart(
                    "The " + which + " was not configured by the library, so nothing keeps organisations apart in it",
                    "Let Spring Boot create it, or call HibernateIsolation.configure(properties, dataSource) on its"
                            + " properties last of all.");
        }
    }

    @Nested
    class TheLibrarysTables {

        private static final String WAY_OUT =
                "Have Flyway on the class path and leave tenancy.schema.migrate at true. To create the tables yourself,"
                        + " run the scripts under com/dreamineering/tenancy/schema in the core's jar before the application"
                        + " starts.";

        @Test
        void areMissedWhereNobodyCreatesThem() {
            FailedStart failed =
                    start(Object.class, "tenancy.schema.migrate=false", "spring.datasource.url=jdbc:h2:mem:empty");

            assertThat(failed.description())
                    .startsWith("The library's tables cannot be read: Table \"PEOPLE\" not found");
            assertThat(failed.action()).isEqualTo(WAY_OUT);
        }

        @Test
        void areMissedWithoutFlyway() {
            Contexts.application()
                    .withClassLoader(new FilteredClassLoader(Flyway.class))
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("PEOPLE"));
        }
    }

    @Nested
    class AHibernate {

        @Test
        void thatIsTooOldIsExplained() throws ReflectiveOperationException {
            Constructor<UnsupportedHibernateException> constructor =
                    UnsupportedHibernateException.class.getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            UnsupportedHibernateException refused = constructor.newInstance("7.4.8.Final");

            FailureAnalysis analysis = new TenancyFailureAnalyzer().analyze(new IllegalStateException(refused));

            assertThat(analysis.getDescription()).isEqualTo(refused.getMessage());
            assertThat(analysis.getAction())
                    .isEqualTo("Use Spring Boot 4.1.2 or newer, and do not set hibernate.version to something older.");
        }
    }

    @Nested
    class ATenantIdInAnEmbeddable {

        @Test
        void isRefusedWithTheNameOfTheEntity() {
            assertThat(start(WithEmbeddedId.class))
                    .isEqualTo(new FailedStart(
                            "The tenant id of " + PartNote.class.getName()
                                    + " stands inside an embeddable. Put @TenantId on a field of the entity itself",
                            "Take @TenantId out of the embeddable, or let the entity extend TenantOwned, which brings"
                                    + " one."));
        }
    }

    @Nested
    class ATenantIdOfAnotherTypeThanUuid {

        @Test
        void isRefusedWithTheNameOfTheEntity() {
            assertThat(start(WithTextEntity.class))
                    .isEqualTo(new FailedStart(
                            TextNote.class.getName()
                                    + ".tenant is a @TenantId of type String, and organisations are identified by a UUID",
                            "Declare it as java.util.UUID, or extend TenantOwned, which brings one."));
        }

        @Test
        void isRefusedForTheLibrarysOwnIdToo() {
            assertThat(start(WithIdEntity.class))
                    .isEqualTo(new FailedStart(
                            IdNote.class.getName()
                                    + ".organisation is a @TenantId of type OrganisationId, and organisations are"
                                    + " identified by a UUID",
                            "Declare it as java.util.UUID, or extend TenantOwned, which brings one."));
        }
    }

    @Nested
    class ADatabase {

        @Test
        void thatTheLibraryHasNoMigrationsForIsRefused() {
            assertThat(start(OtherDatabase.class))
                    .isEqualTo(new FailedStart(
                            "The library has migrations for PostgreSQL and for H2, and this database is MariaDB",
                            "Use PostgreSQL, or H2 for development and tests. To create the library's tables yourself,"
                                    + " set tenancy.schema.migrate=false."));
        }

        @Test
        void withATableInTheWayIsNamed() {
            FailedStart failed = start(
                    Object.class,
                    "spring.datasource.url=jdbc:h2:mem:taken;INIT=create table if not exists people (id int)");

            assertThat(failed.description())
                    .startsWith(
                            "The library's tables could not be brought up to date: Table \"PEOPLE\" already exists");
            assertThat(failed.action())
                    .isEqualTo("If the login may not create tables, name one that may in tenancy.schema.url, .username"
                            + " and .password. If a table of the application has the name of one of the library's, rename"
                            + " it. To create the library's tables yourself, set tenancy.schema.migrate=false.");
        }

        @Test
        void isNeededBesidesALoginForMigrations() {
            assertThat(start(Object.class, "tenancy.schema.username=owner").description())
                    .isEqualTo(invalid("tenancy.schema.username", "owner")
                            + "A login for migrations needs the address of its database too. Set tenancy.schema.url"
                            + " besides it");
        }
    }

    @Nested
    class ABypassTimeLimit {

        @Test
        void ofMoreThanFifteenMinutesIsRefused() {
            FailedStart failed = start(Object.class, "tenancy.bypass-time-limit=16m");

            assertThat(failed)
                    .isEqualTo(new FailedStart(
                            invalid("tenancy.bypass-time-limit", "16m")
                                    + "A bypass can stay open for more than nothing and at most 15 minutes",
                            "Review the value of the property with the provided reason."));
        }

        @Test
        void ofNothingIsRefused() {
            assertThat(start(Object.class, "tenancy.bypass-time-limit=0s").description())
                    .endsWith("A bypass can stay open for more than nothing and at most 15 minutes");
        }
    }

    @Nested
    class ARequiredPermission {

        @Test
        void thatCanNeverBeGrantedIsRefused() {
            FailedStart failed = start(MalformedCode.class, Contexts.NO_DATABASE);

            assertThat(failed.description())
                    .isEqualTo("@RequiresPermission on public void " + MalformedCode.class.getName()
                            + ".read() can never be granted: The code 'Contact List' does not fit. Begin with a letter"
                            + " from a to z, go on with a to z and 0 to 9, and separate words by one '-', '_' or '.'");
            assertThat(failed.action())
                    .isEqualTo(
                            "Name the code of a resource type and one of its actions, such as resource = \"contacts\","
                                    + " action = \"read\".");
        }

        @Test
        void withAnActionThatNoTypeCanHaveIsRefused() {
            assertThat(start(MalformedAction.class, Contexts.NO_DATABASE).description())
                    .isEqualTo("@RequiresPermission on class " + MalformedAction.class.getName()
                            + " can never be granted: The action 'READ' does not fit. Use up to 30 of a to z, 0 to 9 and"
                            + " single hyphens");
        }

        @Test
        void onAMethodThatNoProxySeesIsRefused() {
            FailedStart failed = start(OnAFinalMethod.class, Contexts.NO_DATABASE);

            assertThat(failed.description())
                    .isEqualTo("@RequiresPermission holds for public final void " + OnAFinalMethod.class.getName()
                            + ".read(), and calls to a private, static or final method pass by the check");
            assertThat(failed.action())
                    .isEqualTo("Take that modifier away, or move the annotation to the method through which others call"
                            + " it.");
        }

        @Test
        void thatSupertypesDisagreeOnIsRefused() {
            FailedStart failed = start(OfTwoMinds.class, Contexts.NO_DATABASE);

            assertThat(failed.description())
                    .isEqualTo("public void " + OfTwoMinds.class.getName()
                            + ".open() inherits @RequiresPermission with different permissions: contacts:read,"
                            + " contacts:update");
            assertThat(failed.action()).isEqualTo("Put @RequiresPermission on it and name the one that holds.");
        }
    }

    @Nested
    class APortal {

        @Test
        void withoutTheBoundaryIsRefused() {
            assertThat(startWeb("tenancy.portal.path=/admin"))
                    .isEqualTo(new FailedStart(
                            "The portal is at '/admin', and no security filter chain has the boundary that hides it",
                            "Add it to the application's chain: inject TenancyBoundary and call http.with(boundary,"
                                    + " Customizer.withDefaults())."));
        }

        @Test
        void atNoPlainPathIsRefused() {
            assertThat(startWeb("tenancy.portal.path=/admin/"))
                    .isEqualTo(new FailedStart(
                            invalid("tenancy.portal.path", "/admin/")
                                    + "'/admin/' is no path for the portal. Begin it with '/', do not end it with one, and"
                                    + " name at least one segment without wildcards, such as '/admin'",
                            "Review the value of the property with the provided reason."));
        }

        private static FailedStart startWeb(String... properties) {
            return FailedStart.of(
                    WebApplicationType.SERVLET,
                    new Class<?>[] {NotesApplication.class, Contexts.WithoutDatabase.class},
                    Stream.concat(Stream.of(Contexts.NO_DATABASE), Stream.of(properties))
                            .toArray(String[]::new));
        }
    }

    private static String invalid(String property, String value) {
        return ("Invalid value '%2$s' for configuration property '%1$s' (originating from '\"%1$s\" from property source"
                        + " \"commandLineArgs\"'). Validation failed for the following reason:%n%n")
                .formatted(property, value);
    }

    static class OwnResolver {
        @Bean
        CurrentTenantIdentifierResolver<UUID> ownResolver() {
            return new CurrentTenantIdentifierResolver<>() {
                @Override
                public UUID resolveCurrentTenantIdentifier() {
                    return UUID.randomUUID();
                }

                @Override
                public boolean validateExistingCurrentSessions() {
                    return false;
                }
            };
        }
    }

    static class OwnConnectionProvider {
        @Bean
        MultiTenantConnectionProvider<?> ownProvider(DataSource dataSource) {
            return new DataSourceBasedMultiTenantConnectionProviderImpl<>();
        }
    }

    @EnableAutoConfiguration
    static class OwnPersistenceUnit {
        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
            LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
            factory.setDataSource(dataSource);
            factory.setPackagesToScan("com.example.nothing");
            factory.setPersistenceProvider(new HibernatePersistenceProvider());
            factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            return factory;
        }
    }

    @EnableAutoConfiguration
    static class ListingTheLibrary {
        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
            return unit(dataSource, "com.example.notes", "com.dreamineering.tenancy");
        }
    }

    static class OwnTransactions {
        @Bean
        Transactions ownTransactions(EntityManagerFactory factory) {
            return new EntityManagerTransactions(factory);
        }
    }

    static class BesideWithNotes {
        @Bean(defaultCandidate = false)
        LocalContainerEntityManagerFactoryBean second(DataSource dataSource) {
            return unit(dataSource, "com.example.notes");
        }
    }

    static class BesideWithNothing {
        @Bean(defaultCandidate = false)
        LocalContainerEntityManagerFactoryBean second(DataSource dataSource) {
            return unit(dataSource, "com.example.nothing");
        }
    }

    private static LocalContainerEntityManagerFactoryBean unit(DataSource dataSource, String... packages) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(dataSource);
        factory.setPackagesToScan(packages);
        factory.setPersistenceProvider(new HibernatePersistenceProvider());
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(Map.of("hibernate.tenant_identifier_resolver", new SomeTenant()));
        return factory;
    }

    static final class SomeTenant implements CurrentTenantIdentifierResolver<UUID> {
        @Override
        public UUID resolveCurrentTenantIdentifier() {
            return new UUID(1, 1);
        }

        @Override
        public boolean validateExistingCurrentSessions() {
            return false;
        }
    }

    @EntityScan(basePackageClasses = PartNote.class)
    static class WithEmbeddedId {}

    static class OtherDatabase {
        @Bean
        DataSource dataSource() {
            return new DelegatingDataSource(
                    new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:other", "sa", "")) {
                @Override
                public Connection getConnection() throws java.sql.SQLException {
                    Connection connection = super.getConnection();
                    return proxy(Connection.class, connection, "getMetaData", otherName(connection.getMetaData()));
                }

                private DatabaseMetaData otherName(DatabaseMetaData metaData) {
                    return proxy(DatabaseMetaData.class, metaData, "getDatabaseProductName", "MariaDB");
                }
            };
        }

        private static <T> T proxy(Class<T> type, T original, String method, Object answer) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, called, arguments) ->
                            called.getName().equals(method) ? answer : called.invoke(original, arguments)));
        }
    }

    @EntityScan(basePackageClasses = TextNote.class)
    static class WithTextEntity {}

    @EntityScan(basePackageClasses = IdNote.class)
    static class WithIdEntity {}

    static class MalformedCode {
        @RequiresPermission(resource = "Contact List", action = "read")
        public void read() {}
    }

    @RequiresPermission(resource = "contacts", action = "READ")
    static class MalformedAction {}

    static class OnAFinalMethod {
        @RequiresPermission(resource = "contacts", action = "read")
        public final void read() {}
    }

    interface Reading {
        @RequiresPermission(resource = "contacts", action = "read")
        void open();
    }

    interface Changing {
        @RequiresPermission(resource = "contacts", action = "update")
        void open();
    }

    static class OfTwoMinds implements Reading, Changing {
        @Override
        public void open() {}
    }
}
