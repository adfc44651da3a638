package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.spring.start.Cast;
import com.dreamineering.tenancy.spring.start.FailedStart;
import com.dreamineering.tenancy.spring.start.PostgresServer;
import com.dreamineering.tenancy.spring.start.PostgresServer.Database;
import com.dreamineering.tenancy.transaction.Transactions;
import com.example.notes.Note;
import com.example.notes.Notes;
import com.example.notes.NotesApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** With which PostgreSQL logins an application starts, and with which it must not. */
class DatabaseLoginTests {

    private static final OrganisationId ACME = OrganisationId.parse("ac3e0000-0000-4000-8000-000000000001");
    private static final OrganisationId GLOBEX = OrganisationId.parse("910be000-0000-4000-8000-000000000002");

    private static Database database;

    @BeforeAll
    static void prepare() {
        database = PostgresServer.newDatabase().withLogins();
    }

    private final ApplicationContextRunner contexts =
            Contexts.database(TenancySchemaAutoConfiguration.class, TenancyDatabaseLoginAutoConfiguration.class);

    @Test
    void areNotLookedAtWithoutADataSource() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TenancyDatabaseLoginAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DatabaseLoginCheck.class));
    }

    @Nested
    class ALoginThatStandsAboveRowLevelSecurity {

        @Test
        void isNotAccepted() {
            assertThat(FailedStart.of(
                            WebApplicationType.NONE,
                            new Class<?>[] {NotesApplication.class},
                            database.settings("postgres")))
                    .isEqualTo(new FailedStart(
                            "The application signs in to PostgreSQL as 'postgres', which is a superuser: row-level"
                                    + " security does not hold for it",
                            "Let the application sign in with a login of its own that has no such rights, and name the"
                                    + " owner's login in tenancy.schema.url, .username and .password for migrations. To do"
                                    + " without row-level security, set tenancy.row-level-security=off."));
        }

        @Test
        void becauseItOwnsTheTablesIsNotAccepted() {
            refused(database.owner(), "owns the tables");
        }

        @Test
        void becauseItIsAMemberOfTheOwnerIsNotAccepted() {
            database.sql("create role member_of_owner login password 'member_of_owner' noinherit in role $owner");

            refused("member_of_owner", "is a member of '%s', which owns the tables".formatted(database.owner()));
        }

        @Test
        void becauseOfItsAttributeIsNotAccepted() {
            database.sql("create role with_bypassrls login password 'with_bypassrls' bypassrls");

            refused("with_bypassrls", "has BYPASSRLS");
        }

        @Test
        void becauseItCanBecomeOneIsNotAccepted() {
            database.sql(
                    "create role nobody_bypassrls nologin bypassrls",
                    "create role can_become_bypassrls login password 'can_become_bypassrls' in role nobody_bypassrls");

            refused("can_become_bypassrls", "is a member of 'nobody_bypassrls', which has BYPASSRLS");
        }

        @Test
        void becauseItIsAMemberOfTheBypassIsNotAcceptedAndToldWhatToRevoke() {
            Database secured = PostgresServer.newDatabase().withLogins().withBypass();
            contexts.withPropertyValues(secured.settings(secured.app()))
                    .run(context -> assertThat(context).hasNotFailed());
            secured.asOwner().execute("select tenancy_admit_bypass('%s')".formatted(secured.bypass()));
            secured.sql("grant %s to $app with inherit false".formatted(secured.bypass()));

            assertThat(FailedStart.of(
                            WebApplicationType.NONE,
                            new Class<?>[] {TenancyBeans.class},
                            secured.settings(secured.app())))
                    .isEqualTo(new FailedStart(
                            "The application signs in to PostgreSQL as '%1$s_app', which is a member of '%1$s_bypass', which is the login of the bypass: row-level security does not hold for it"
                                    .formatted(secured.name()),
                            "Take the membership away: revoke \"%1$s_bypass\" from \"%1$s_app\". To do without row-level security, set tenancy.row-level-security=off."
                                    .formatted(secured.name())));
        }

        @Test
        void becauseItMayOpenBypassesIsNotAccepted() {
            Database secured = PostgresServer.newDatabase().withLogins();
            contexts.withPropertyValues(secured.settings(secured.app()))
                    .run(context -> assertThat(context).hasNotFailed());
            secured.sql("grant execute on function tenancy_open_bypass to $app");

            contexts.withPropertyValues(secured.settings(secured.app()))
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .hasMessage(
                                    "The application signs in to PostgreSQL as '%s', which may open bypasses there: row-level security does not hold for it",
                                    secured.app()));
        }

        @Test
        void becauseItOwnsATableOfTheApplicationIsNotAccepted() {
            Database secured = PostgresServer.newDatabase().withLogins();
            secured.sql(
                    "create table note (id bigint primary key, organisation_id uuid)",
                    "create policy tenancy_organisation on note using (false)",
                    "alter table note owner to $app");

            contexts.withPropertyValues(secured.settings(secured.app()))
                    .run(context ->
                            assertThat(context).getFailure().rootCause().hasMessageContaining("which owns the tables"));
        }

        @Test
        void isNotHiddenByAnotherRoleThatEachConnectionTakesOn() {
            contexts.withPropertyValues(database.settings("postgres"))
                    .withPropertyValues("spring.datasource.hikari.connection-init-sql=set role " + database.app())
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .hasMessageContaining("as 'postgres', which is a superuser"));
        }

        @Test
        void isNotAcceptedEvenIfBeansAreLazy() {
            assertThat(FailedStart.of(
                                    WebApplicationType.NONE,
                                    new Class<?>[] {TenancyBeans.class},
                                    and(database.settings("postgres"), "spring.main.lazy-initialization=true"))
                            .description())
                    .contains("which is a superuser");
        }

        @ParameterizedTest
        @ValueSource(strings = {"on", "true", "yes"})
        void isNotAcceptedHoweverYesIsSpelled(String yes) {
            contexts.withPropertyValues(database.settings("postgres"))
                    .withPropertyValues("tenancy.row-level-security=" + yes)
                    .run(context -> assertThat(context).hasFailed());
        }

        @Test
        void isAcceptedWithRowLevelSecurityOff() {
            contexts.withPropertyValues(database.settings("postgres"))
                    .withPropertyValues("tenancy.row-level-security=off")
                    .run(context -> assertThat(context).hasNotFailed());
        }

        private void refused(String login, String because) {
            contexts.withPropertyValues(database.settings(login))
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .hasMessage(
                                    "The application signs in to PostgreSQL as '%s', which %s: row-level security does"
                                            + " not hold for it",
                                    login, because));
        }
    }

    @Nested
    class ATableOutsideRowLevelSecurity {

        private static final String NOTE = "create table note (id bigint primary key, organisation_id uuid, text text)";
        private static Database migrated;

        @BeforeAll
        static void migrate() {
            migrated = PostgresServer.newDatabase().withLogins();
            Contexts.database(TenancySchemaAutoConfiguration.class)
                    .withPropertyValues(migrated.settings(migrated.app()))
                    .run(context -> assertThat(context).hasNotFailed());
        }

        @Test
        void stopsTheStartAndTheScriptThatIsNamedMakesItStart(@TempDir Path directory) throws IOException {
            Database secured = PostgresServer.newDatabase().withLogins();
            secured.asOwner().execute(NOTE);
            secured.asOwner().execute("create sequence note_seq increment 50");
            Path script = directory.resolve("script.sql");
            String[] settings =
                    and(secured.settings(secured.app()), "tenancy.schema.row-level-security-script=" + script);

            FailedStart failed = FailedStart.of(
                    WebApplicationType.NONE,
                    new Class<?>[] {NotesApplication.class},
                    and(settings, "spring.flyway.enabled=false"));

            assertThat(failed.description())
                    .isEqualTo("These tables hold rows of organisations and are not under row-level security: note");
            assertThat(failed.action())
                    .startsWith("Run the migration for row-level security as the owner of the tables")
                    .contains("tenancy.schema.row-level-security-script");
            secured.asOwner().execute(Files.readString(script));
            Contexts.application().withPropertyValues(settings).run(context -> {
                assertThat(context).hasNotFailed();
            });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "alter table memberships disable row level security",
                    "alter table memberships no force row level security"
                })
        void ofTheLibraryIsPutBackByTheMigration(String change) {
            migrated.asOwner().execute(change);

            Contexts.application()
                    .withPropertyValues(migrated.settings(migrated.app()))
                    .withPropertyValues("tenancy.schema.migrate=false")
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .hasMessageContaining("not under row-level security: memberships"));
            Contexts.application()
                    .withPropertyValues(migrated.settings(migrated.app()))
                    .run(context -> assertThat(context).hasNotFailed());
        }

        @Test
        void isAcceptedWithRowLevelSecurityOffWhereTheOwnerSeesAllThroughTheBypass() {
            Database secured = PostgresServer.newDatabase().withLogins();
            secured.asOwner().execute(NOTE);
            Contexts.application()
                    .withPropertyValues(secured.settings(secured.owner()))
                    .withPropertyValues("tenancy.row-level-security=off")
                    .withBean(Cast.class)
                    .run(context -> assertThat(context)
                            .hasNotFailed()
                            .getBean(Cast.class)
                            .extracting(cast -> cast.acme)
                            .isNotNull());
        }
    }

    @Nested
    class ALoginForTheBypass {

        @Test
        void isWhatBypassesSignInWith() {
            Database secured = PostgresServer.newDatabase().withLogins().withBypass();
            Contexts.application()
                    .withPropertyValues(secured.settings(secured.app()))
                    .withPropertyValues(
                            "tenancy.bypass.datasource.username=" + secured.bypass(),
                            "tenancy.bypass.datasource.password=" + secured.bypass())
                    .withBean(Cast.class)
                    .run(context -> {
                        assertThat(context).hasNotFailed().hasSingleBean(DataSource.class);
                        Cast cast = context.getBean(Cast.class);
                        Object login = context.getBean(SuperadminBypass.class)
                                .read(
                                        cast.superadmin.id(),
                                        "Who am I",
                                        token -> context.getBean(Transactions.class)
                                                .join(joined -> joined.createNativeQuery(
                                                                "select cast(current_user as varchar)")
                                                        .getSingleResult()));
                        assertThat(login).isEqualTo(secured.bypass());
                    });
        }

        @Test
        void thatStandsAboveRowLevelSecurityIsNotAccepted() {
            Database secured = PostgresServer.newDatabase().withLogins();

            contexts.withPropertyValues(secured.settings(secured.app()))
                    .withConfiguration(AutoConfigurations.of(TenancyBypassAutoConfiguration.class))
                    .withPropertyValues(
                            "tenancy.bypass.datasource.username=" + secured.owner(),
                            "tenancy.bypass.datasource.password=" + secured.owner())
                    .run(context -> assertThat(context)
                            .getFailure()
                            .hasStackTraceContaining("stands above row-level security"));
        }
    }

    @Nested
    class ALoginOfTheApplicationsOwn {

        @Test
        void keepsOrganisationsApart() {
            Contexts.application()
                    .withPropertyValues(database.settings(database.app()))
                    .withPropertyValues("spring.jpa.hibernate.ddl-auto=none")
                    .run(context -> {
                        database.asOwner()
                                .execute("create table note (id bigint primary key, organisation_id uuid, text text)");
                        database.asOwner().execute("create sequence note_seq increment 50");
                        database.sql("grant usage on sequence note_seq to $app");
                        Notes notes = context.getBean(Notes.class);
                        TenantContext.run(ACME, () -> notes.save(new Note("of Acme")));

                        long inAcme = TenantContext.call(ACME, notes::count);
                        long inGlobex = TenantContext.call(GLOBEX, notes::count);
                        assertThat(inAcme).isOne();
                        assertThat(inGlobex).isZero();
                        assertThat(context.getBean(People.class)
                                        .register(new EmailAddress("member@acme.test"), "Mia Member"))
                                .isNotNull();
                    });
        }

        @Test
        void withoutGrantsIsToldWhichItNeeds() {
            Database bare = PostgresServer.newDatabase()
                    .sql(
                            "create role $owner login password '$owner'",
                            "create role $app login password '$app'",
                            "grant create, usage on schema public to $owner");

            FailedStart failed = FailedStart.of(
                    WebApplicationType.NONE, new Class<?>[] {TenancyBeans.class}, bare.settings(bare.app()));

            assertThat(failed.description())
                    .isEqualTo(
                            "The application signs in to PostgreSQL as '%s', which cannot see or may not use the"
                                    + " library's tables",
                            bare.app());
            assertThat(failed.action()).startsWith("As the owner of the tables, run: grant usage on schema public to");
        }

        @Test
        void startsOnceTheGrantsWereMadeAsTold() {
            Database bare = PostgresServer.newDatabase()
                    .sql(
                            "create role $owner login password '$owner'",
                            "create role $app login password '$app'",
                            "grant all on schema public to $owner with grant option");
            FailedStart failed = FailedStart.of(
                    WebApplicationType.NONE, new Class<?>[] {TenancyBeans.class}, bare.settings(bare.app()));

            Stream.of(failed.action()
                            .replace("As the owner of the tables, run: ", "")
                            .split(";"))
                    .forEach(bare.asOwner()::execute);

            contexts.withPropertyValues(bare.settings(bare.app()))
                    .run(context -> assertThat(context).hasNotFailed());
        }

        @Test
        void thatMayNotCreateTablesIsToldWhoMay() {
            Database bare = PostgresServer.newDatabase().sql("create role $app login password '$app'");

            FailedStart failed = FailedStart.of(
                    WebApplicationType.NONE,
                    new Class<?>[] {TenancyBeans.class},
                    "spring.datasource.url=" + bare.url(),
                    "spring.datasource.username=" + bare.app(),
                    "spring.datasource.password=" + bare.app());

            assertThat(failed.description())
                    .startsWith("The library's tables could not be brought up to date: ERROR: permission denied for"
                            + " schema public");
            assertThat(failed.action())
                    .startsWith("If the login may not create tables, name one that may in tenancy.schema.url");
        }
    }

    private static String[] and(String[] settings, String more) {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = more;
        return all;
    }

    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        TenancySchemaAutoConfiguration.class,
        TenancyDatabaseLoginAutoConfiguration.class
    })
    static class TenancyBeans {}
}
