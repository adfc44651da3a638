package com.dreamineering.tenancy.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.database.SecuredPostgres;
import com.dreamineering.tenancy.isolation.CheckedSql;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.dreamineering.tenancy.isolation.NarrowSight;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.IssuedInvitation;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Slug;
import com.dreamineering.tenancy.transaction.EntityManagerTransactions;
import com.dreamineering.tenancy.transaction.Transactions;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The library under row-level security, with a login of its own for the bypass. */
class DatabaseGrantsTests {

    private static SecuredPostgres database;
    private static HikariDataSource applications;
    private static HikariDataSource bypasses;
    private static EntityManagerFactory factory;
    private static Transactions transactions;
    private static Tenancy tenancy;
    private static Person superadmin;
    private static Person both;
    private static Organisation acme;
    private static Organisation globex;

    @BeforeAll
    static void install() {
        database = new SecuredPostgres();
        applications = database.pool(database.app, 4);
        bypasses = database.pool(database.bypass, 2);
        Map<String, Object> settings = new HashMap<>();
        HibernateIsolation.configure(settings, applications, bypasses);
        factory = new HibernatePersistenceConfiguration("secured")
                .properties(settings)
                .createEntityManagerFactory();
        transactions = new EntityManagerTransactions(factory);
        tenancy = Tenancy.builder(transactions).bypassDataSource(bypasses).build();
        superadmin = tenancy.people().register(new EmailAddress("superadmin@demo.test"), "Sam Superadmin");
        both = tenancy.people().register(new EmailAddress("both@demo.test"), "Bo Both");
        tenancy.superadmins().grantFirst(superadmin.id(), "Set up for a test");
        acme = create("Acme");
        globex = create("Globex");
        database.asOwner(
                "create table things (organisation_id uuid)",
                "alter table things enable row level security",
                "alter table things force row level security",
                "create policy tenancy_organisation on things using (organisation_id ="
                        + " (select nullif(current_setting('tenancy.organisation_id', true), '')::uuid))",
                "select tenancy_admit_bypass_to('things')");
        database.asSuperuser("insert into things select id from organisations");
        write(token -> {
            tenancy.memberships().add(token, acme.id(), both, RoleKey.MEMBER);
            tenancy.memberships().add(token, globex.id(), both, RoleKey.OWNER);
            return true;
        });
    }

    private static Organisation create(String name) {
        return write(token -> tenancy.organisations()
                .create(token, new NewOrganisation(name, Slug.from(name).orElseThrow(), null)));
    }

    private static <T> T write(BypassWork<T, RuntimeException> work) {
        return tenancy.bypass().write(superadmin.id(), "A test needs it", work);
    }

    @AfterAll
    static void close() {
        factory.close();
        database.close();
    }

    @Nested
    class AnOpenBypass {

        @Test
        void seesEveryOrganisation() {
            long seen = tenancy.bypass().read(superadmin.id(), "Look at all", token -> things());

            assertThat(seen).isEqualTo(2);
        }

        @Test
        void standsInTheTrailOnceWithWhatTheDatabaseKnows() {
            tenancy.bypass().read(superadmin.id(), "Look at this one", token -> token);

            assertThat(
                            database.rows(
                                    "select action || ' ' || details from audit_entries where reason = 'Look at this one' order by sequence"))
                    .containsExactly("bypass.opened to read, for at most 60 s", "bypass.closed succeeded");
            assertThat(
                            database.rows(
                                    "select actor_id from bypass_grants where reason = 'Look at this one'"
                                            + " and closed_at is not null and ends_at = opened_at + interval '1 minute' and not writing"))
                    .containsExactly(superadmin.id().value());
        }

        @Test
        void thatOnlyReadsWritesNothingEvenOnItsOwnLogin() {
            List<Object> changed = tenancy.bypass()
                    .read(
                            superadmin.id(),
                            "Look at all",
                            token -> asBypass(grant(), "update memberships set state = 'SUSPENDED' returning 1"));

            assertThat(changed).isEmpty();
        }

        @Test
        void staysClosedForWhoIsNoSuperadmin() {
            assertThatThrownBy(() -> tenancy.bypass().read(both.id(), "Curious about all", token -> things()))
                    .isInstanceOf(BypassRefusedException.class);
            assertThat(database.rows("select action from audit_entries where reason = 'Curious about all'"))
                    .containsExactly("bypass.refused");
        }

        @Test
        void usesTheApplicationsLoginInsideTheScopeOfAnOrganisation() {
            Object login = write(token -> TenantContext.call(
                    acme.id(),
                    () -> one(entities -> entities.unwrap(Session.class)
                            .createNativeQuery("select cast(current_user as varchar)", String.class)
                            .getSingleResult())));

            assertThat(login).isEqualTo(database.app);
        }

        @Test
        void endsWithItsWork() {
            UUID grant = tenancy.bypass().read(superadmin.id(), "Look at all", token -> grant());

            assertThat(asBypass(grant, "select 1 from memberships")).isEmpty();
        }
    }

    @Nested
    class TheLoginOfTheBypass {

        @Test
        void seesNothingWithoutAGrant() {
            assertThat(asBypass(null, "select 1 from memberships")).isEmpty();
            assertThat(asBypass(UUID.randomUUID(), "select 1 from memberships")).isEmpty();
        }

        @Test
        void seesNothingWhenItsTimeIsUp() {
            UUID grant = opened();
            assertThat(asBypass(grant, "select 1 from memberships")).hasSize(2);
            database.asSuperuser("update bypass_grants set opened_at = opened_at - interval '1 hour',"
                    + " ends_at = ends_at - interval '1 hour' where id = '%s'".formatted(grant));

            assertThat(asBypass(grant, "select 1 from memberships")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "superadmin|''|60|bypass_grants_reason_given",
                    "superadmin|four|60|bypass_grants_reason_given",
                    "superadmin|'       '|60|bypass_grants_reason_given",
                    "superadmin|A good reason|901|bypass_grants_time_limit",
                    "superadmin|A good reason|0|bypass_grants_time_limit",
                    "superadmin|A good reason|-5|bypass_grants_time_limit",
                    "both|A good reason|60|is not a superadmin"
                })
        void isGrantedNothingWithoutAnActorAReasonAndALimit(String actor, String reason, int seconds, String because) {
            UserId id = actor.equals("both") ? both.id() : superadmin.id();
            List<Object> before = database.rows("select sequence from audit_entries order by sequence");

            assertThatThrownBy(() -> asBypass(
                            null,
                            "select tenancy_open_bypass('%s', '%s', false, %d, '')".formatted(id, reason, seconds)))
                    .rootCause()
                    .hasMessageContaining(because);
            assertThat(database.rows("select sequence from audit_entries order by sequence"))
                    .isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select * from bypass_grants",
                    "insert into bypass_grants select gen_random_uuid(), gen_random_uuid(), 'forged', true, now(), now() +"
                            + " interval '1 minute'",
                    "update bypass_grants set ends_at = now() + interval '1 minute'",
                    "alter table memberships disable row level security",
                    "select tenancy_row_level_security(false)",
                    "select tenancy_admit_bypass('postgres')",
                    "create or replace function tenancy_bypass_is_open(boolean) returns boolean language sql as 'select true'"
                })
        void cannotGiveItselfWhatItLacks(String attack) {
            assertThatThrownBy(() -> asBypass(null, attack))
                    .rootCause()
                    .message()
                    .containsAnyOf("permission denied", "must be owner");
        }

        @Test
        void isNotFooledByALookAlikeOfTheTableOfGrants() {
            assertThat(asBypass(
                            UUID.fromString("11111111-1111-4111-8111-111111111111"),
                            "create temp table bypass_grants on commit drop as select '11111111-1111-4111-8111-111111111111'::uuid id,"
                                    + " true writing, null::timestamptz closed_at, now() + interval '1 hour' ends_at",
                            "select 1 from memberships"))
                    .isEmpty();
        }
    }

    @Nested
    class TheApplicationsLogin {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select tenancy_open_bypass(gen_random_uuid(), 'A good reason', true, 60, '')",
                    "select tenancy_close_bypass(gen_random_uuid())",
                    "select tenancy_bypass_is_open(true)",
                    "select tenancy_row_level_security(false)",
                    "select tenancy_admit_bypass_to('memberships')",
                    "select * from bypass_grants",
                    "set role $bypass",
                    "set session authorization $bypass"
                })
        void cannotOpenABypass(String attack) {
            assertThatThrownBy(() -> query(applications, null, attack.replace("$bypass", database.bypass)))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }

        @Test
        void seesNothingUnderTheGrantOfABypass() {
            UUID grant = opened();

            assertThat(query(applications, grant, "select 1 from memberships")).isEmpty();
            assertThat(query(applications, grant, "select 1 from governance_grants"))
                    .isEmpty();
        }
    }

    @Nested
    class WhatIsAskedBeforeAnOrganisationIsInScope {

        @Test
        void showsAPersonTheirOwnMemberships() {
            assertThat(tenancy.memberships().of(both.id()))
                    .extracting(OwnOrganisation::name)
                    .containsExactly("Acme", "Globex");
            assertThat(tenancy.memberships().usable(both.id(), "globex")).isPresent();
            assertThat(tenancy.memberships().usable(superadmin.id(), "globex")).isEmpty();
        }

        @Test
        void showsNobodysMembershipsOnceItIsAnswered() {
            String left = transactions.join(entities -> {
                assertThat(tenancy.memberships().of(both.id())).hasSize(2);
                return sight(entities);
            });

            assertThat(left).isEmpty();
        }

        @Test
        void showsNobodysMembershipsOnceItHasFailed() {
            String left = transactions.join(entities -> {
                assertThatThrownBy(() -> NarrowSight.OWN_MEMBERSHIPS.call(
                                entities, both.id().toString(), () -> {
                                    assertThat(sight(entities))
                                            .isEqualTo(both.id().toString());
                                    throw new IllegalStateException("Changed my mind");
                                }))
                        .hasMessage("Changed my mind");
                return sight(entities);
            });

            assertThat(left).isEmpty();
        }

        private static String sight(EntityManager entities) {
            return CheckedSql.call(
                    "It asks for a setting only",
                    () -> entities.unwrap(Session.class)
                            .createNativeQuery("select current_setting('tenancy.person_id', true)", String.class)
                            .getSingleResult());
        }

        @Test
        void doesNotLetAPersonChangeTheirMemberships() {
            String sight = "select set_config('tenancy.person_id', '%s', true)".formatted(both.id());

            assertThat(query(applications, null, sight, "select 1 from memberships"))
                    .hasSize(2);
            assertThat(query(applications, null, sight, "update memberships set state = 'SUSPENDED' returning 1"))
                    .isEmpty();
            assertThat(query(applications, null, sight, "delete from memberships returning 1"))
                    .isEmpty();
        }

        @Test
        void findsAnInvitationByItsSecretAndLetsThePersonIn() {
            Person guest = tenancy.people().register(new EmailAddress("guest@demo.test"), "Gus Guest");
            IssuedInvitation issued =
                    write(token -> tenancy.invitations().inviteOwner(token, acme.id(), guest.email()));

            assertThat(tenancy.invitations().find("x" + issued.secret())).isEmpty();
            assertThat(tenancy.invitations().find(issued.secret())).isPresent();
            assertThat(tenancy.invitations().accept(issued.secret(), guest).slug())
                    .isEqualTo(acme.slug());
            assertThat(TenantContext.call(acme.id(), () -> tenancy.memberships().rolesOf(guest.id())))
                    .containsExactly(RoleKey.OWNER);
            database.asSuperuser(
                    "delete from membership_roles r using memberships m where m.id = r.membership_id and m.person_id = '%s'"
                            .formatted(guest.id()),
                    "delete from memberships where person_id = '%s'".formatted(guest.id()));
        }
    }

    @Nested
    class AnotherLogin {

        @Test
        void thatStandsAboveRowLevelSecurityIsNotAdmitted() {
            assertThatThrownBy(() -> database.asOwner("select tenancy_admit_bypass('postgres')"))
                    .hasMessageContaining("The login postgres stands above row-level security");
        }

        @Test
        void isAdmittedInPlaceOfTheFormerOne() {
            String other = database.bypass + "_two";
            database.asSuperuser("create role %s login".formatted(other));
            assertThatCode(() -> database.asOwner(
                            "select tenancy_admit_bypass('%s')".formatted(other),
                            "select tenancy_admit_bypass('%s')".formatted(database.bypass)))
                    .doesNotThrowAnyException();

            assertThat(database.rows("select distinct unnest(roles)::text from pg_policies where policyname like"
                            + " 'tenancy_bypass%'"))
                    .containsExactly(database.bypass);
            assertThat(database.rows("select has_function_privilege('%s', 'tenancy_bypass_is_open(boolean)', 'execute')"
                            .formatted(other)))
                    .containsExactly(false);
        }
    }

    private static long things() {
        return transactions.join(entities -> entities.unwrap(Session.class)
                .createNativeQuery("select count(*) from things", Long.class)
                .getSingleResult());
    }

    private static <T> T one(Function<EntityManager, T> work) {
        return transactions.join(work);
    }

    /** The database's id of the bypass that is open on this thread. */
    private static UUID grant() {
        return ((EveryOrganisation) TenantContext.scope()).databaseGrant().orElseThrow();
    }

    private static UUID opened() {
        return (UUID) asBypass(
                        null,
                        "select tenancy_open_bypass('%s', 'A good reason', true, 60, '')".formatted(superadmin.id()))
                .get(0);
    }

    private static List<Object> asBypass(UUID grant, String... statements) {
        return query(bypasses, grant, statements);
    }

    /** One transaction of plain JDBC under a grant; answers the first column of the last statement. */
    private static List<Object> query(HikariDataSource dataSource, UUID grant, String... statements) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "select set_config('tenancy.bypass_grant', '%s', true)".formatted(grant == null ? "" : grant));
                List<Object> found = new ArrayList<>();
                for (String sql : statements) {
                    found.clear();
                    if (statement.execute(sql)) {
                        try (ResultSet rows = statement.getResultSet()) {
                            while (rows.next()) {
                                found.add(rows.getObject(1));
                            }
                        }
                    }
                }
                connection.commit();
                return found;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
