package com.dreamineering.tenancy.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.TenancyEvent;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.Role;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.bypass.ReadingTokenException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.AtOnce;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestClock;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.membership.Member;
import com.dreamineering.tenancy.organisation.OrganisationEvent.OrganisationCreated;
import com.dreamineering.tenancy.organisation.OrganisationEvent.OrganisationRenamed;
import com.dreamineering.tenancy.organisation.OrganisationEvent.OrganisationStateChanged;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@OnEachDatabase
class OrganisationsTests {

    private final Installation installation;
    private final TestClock clock = new TestClock();
    private final List<TenancyEvent> events = new CopyOnWriteArrayList<>();
    private final Tenancy tenancy;
    private final Organisations organisations;
    private final UserId superadmin;
    private final String reason = Installation.numbered("A contract was signed,");

    OrganisationsTests(TestDatabase database) {
        installation = Installation.shared(database);
        tenancy = Tenancy.builder(installation.transactions)
                .events(events::add)
                .clock(clock)
                .build();
        organisations = tenancy.organisations();
        superadmin = installation.superadmin.id();
    }

    @Nested
    class Created {

        private final NewOrganisation initech = named("Initech");

        @Test
        void areOpen() {
            Organisation created = create(initech);

            assertThat(created)
                    .isEqualTo(new Organisation(
                            created.id(),
                            initech.slug(),
                            initech.name(),
                            OrganisationState.ACTIVE,
                            false,
                            clock.instant()));
            assertThat(organisations.find(created.id())).contains(created);
        }

        @Test
        void haveNoMemberNotEvenWhoCreatedThem() {
            Organisation created = create(initech);

            List<Member> members =
                    TenantContext.call(created.id(), () -> tenancy.memberships().members());
            assertThat(members).isEmpty();
            assertThat(tenancy.memberships().of(superadmin)).isEmpty();
        }

        @Test
        void haveTheBuiltInRoles() {
            Organisation created = create(initech);

            List<Role> roles =
                    TenantContext.call(created.id(), () -> tenancy.roles().all());
            assertThat(roles).extracting(Role::key).containsExactly(RoleKey.OWNER, RoleKey.ADMIN, RoleKey.MEMBER);
        }

        @Test
        void standInTheTrail() {
            Organisation created = create(initech);

            assertThat(trail("organisation.created"))
                    .containsExactly("%s (%s)".formatted(initech.name(), initech.slug()));
            assertThat(installation.rows(
                            "select organisation_id from audit_entries where reason = ? and action = 'organisation.created'",
                            reason))
                    .containsExactly(created.id().value());
        }

        @Test
        void areAnnouncedOnceTheyAreCommitted() {
            Tenancy watching = Tenancy.builder(installation.transactions)
                    .events(event -> {
                        events.add(event);
                        assertThat(installation.rows(
                                        "select slug from organisations where slug = ?",
                                        initech.slug().value()))
                                .hasSize(1);
                    })
                    .build();

            Organisation created = watching.bypass()
                    .write(superadmin, reason, token -> watching.organisations().create(token, initech));

            assertThat(events).containsExactly(new OrganisationCreated(created.id(), initech.slug(), initech.name()));
        }

        @Test
        void areNotAnnouncedWhileTheTransactionAroundThemIsOpen() {
            writing(token -> installation.transactions.join(entities -> {
                organisations.create(token, initech);
                assertThat(events).isEmpty();
                return true;
            }));

            assertThat(events).hasSize(1);
        }

        @Test
        void leaveNothingBehindWhenTheTransactionAroundThemFalls() {
            assertThatThrownBy(() -> writing(token -> installation.transactions.join(entities -> {
                        organisations.create(token, initech);
                        throw new IllegalStateException("no luck");
                    })))
                    .isInstanceOf(IllegalStateException.class);

            nothingIsLeft();
        }

        @Test
        void leaveNothingBehindWhenAProvisionerFails() {
            Tenancy failing = Tenancy.builder(installation.transactions)
                    .events(events::add)
                    .provisioners(List.of((token, organisation) -> {
                        throw new IllegalStateException("no luck");
                    }))
                    .build();

            assertThatThrownBy(() -> failing.bypass()
                            .write(
                                    superadmin,
                                    reason,
                                    token -> failing.organisations().create(token, initech)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no luck");

            nothingIsLeft();
        }

        @Test
        void haveWhatTheHostsProvisionersAdd() {
            List<Organisation> provisioned = new CopyOnWriteArrayList<>();
            Tenancy host = Tenancy.builder(installation.transactions)
                    .provisioners(List.of((token, organisation) -> provisioned.add(organisation)))
                    .build();

            Organisation created = host.bypass()
                    .write(superadmin, reason, token -> host.organisations().create(token, initech));

            assertThat(provisioned).containsExactly(created);
        }

        @Test
        void needATokenThatWrites() {
            assertThatThrownBy(() ->
                            tenancy.bypass().read(superadmin, reason, token -> organisations.create(token, initech)))
                    .isInstanceOf(ReadingTokenException.class);

            nothingIsLeft();
        }

        private void nothingIsLeft() {
            assertThat(organisations.find(initech.slug())).isEmpty();
            assertThat(trail("organisation.created")).isEmpty();
            assertThat(events).isEmpty();
        }
    }

    @Nested
    class WithATakenSlug {

        @Test
        void areRefused() {
            Organisation standing = create(named("Initech"));

            assertThatThrownBy(() -> create(new NewOrganisation("Another one", standing.slug(), null)))
                    .isInstanceOfSatisfying(
                            SlugTakenException.class,
                            taken -> assertThat(taken.slug()).isEqualTo(standing.slug()))
                    .hasMessage("The slug '%s' belongs to another organisation. Choose another one", standing.slug());
        }

        @Test
        void areRefusedIfItBelongsToASuspendedOne() {
            Organisation standing = create(named("Initech"));
            writing(token -> organisations.suspend(token, standing.id(), "unpaid"));

            assertThatThrownBy(() -> create(new NewOrganisation("Another one", standing.slug(), null)))
                    .isInstanceOf(SlugTakenException.class);
        }

        @Test
        void areRefusedIfItIsReserved() {
            assertThatThrownBy(() -> create(new NewOrganisation("Admin", new Slug("admin"), null)))
                    .isInstanceOf(SlugTakenException.class)
                    .hasMessage("The slug 'admin' is reserved for the application's own pages. Choose another one");
        }

        @Test
        void areRefusedButForOneWhenTheyComeAtOnce() {
            NewOrganisation contested = named("Contested");

            List<AtOnce.Attempt<Organisation>> attempts = AtOnce.attempt(8, thread -> () -> create(contested));

            assertThat(attempts).filteredOn(AtOnce.Attempt::succeeded).hasSize(1);
            assertThat(attempts)
                    .filteredOn(attempt -> !attempt.succeeded())
                    .hasSize(7)
                    .allSatisfy(attempt -> assertThat(attempt.failure())
                            .isInstanceOf(SlugTakenException.class)
                            .hasMessage(
                                    "The slug '%s' belongs to another organisation. Choose another one",
                                    contested.slug()));
            assertThat(trail("organisation.created")).hasSize(1);
            assertThat(events).hasSize(1);
            assertThat(installation.rows(
                            "select r.role_key from governance_roles r join organisations o on o.id = r.organisation_id"
                                    + " where o.slug = ?",
                            contested.slug().value()))
                    .hasSize(3);
        }
    }

    @Nested
    class FromOneForm {

        private final UUID form = UUID.randomUUID();

        @Test
        void areCreatedOnceThoughItIsSentTwice() {
            NewOrganisation sent = named("Initech", form);

            Organisation first = create(sent);
            Organisation second = create(sent);

            assertThat(second).isEqualTo(first);
            assertThat(events).hasSize(1);
            assertThat(trail("organisation.created")).hasSize(1);
        }

        @Test
        void areCreatedOnceThoughItIsSentTwiceAtOnce() {
            NewOrganisation sent = named("Initech", form);

            List<AtOnce.Attempt<Organisation>> attempts = AtOnce.attempt(8, thread -> () -> create(sent));

            assertThat(attempts).allMatch(AtOnce.Attempt::succeeded);
            assertThat(attempts)
                    .extracting(attempt -> attempt.result().id())
                    .containsOnly(organisations.find(sent.slug()).orElseThrow().id());
            assertThat(events).hasSize(1);
            assertThat(trail("organisation.created")).hasSize(1);
        }

        @Test
        void areRefusedIfSomethingElseWasTypedTheSecondTime() {
            Organisation first = create(named("Initech", form));
            NewOrganisation renamed = new NewOrganisation("Another name", first.slug(), form);

            for (NewOrganisation second : List.of(named("Initrode", form), renamed)) {
                assertThatThrownBy(() -> create(second))
                        .isInstanceOfSatisfying(
                                SubmissionUsedException.class,
                                used -> assertThat(used.created()).isEqualTo(first))
                        .hasMessage(
                                "The submission was used before, for the organisation '%s'."
                                        + " Use a new submission to create another one",
                                first.slug());
            }
            assertThat(events).hasSize(1);
            assertThat(trail("organisation.created")).hasSize(1);
        }

        @Test
        void areTwoForTwoForms() {
            Organisation first = create(named("Initech", form));
            Organisation second = create(named("Initech", UUID.randomUUID()));

            assertThat(second.id()).isNotEqualTo(first.id());
        }
    }

    @Nested
    class Found {

        private final Organisation initech = create(named("Initech"));

        @Test
        void bySlugAndById() {
            assertThat(organisations.find(initech.slug())).contains(initech);
            assertThat(organisations.find(initech.id())).contains(initech);
        }

        @Test
        void inAnyScope() {
            TenantContext.run(
                    installation.acme.id(),
                    () -> assertThat(organisations.find(initech.slug())).contains(initech));
            TenantContext.runGlobal(
                    () -> assertThat(organisations.find(initech.slug())).contains(initech));
            writing(token -> assertThat(organisations.find(initech.slug())).contains(initech));
        }

        @Test
        void whenSuspendedToo() {
            writing(token -> organisations.suspend(token, initech.id(), "unpaid"));

            assertThat(organisations.find(initech.slug()))
                    .get()
                    .extracting(Organisation::state)
                    .isEqualTo(OrganisationState.SUSPENDED);
        }

        @Test
        void notIfTheyDoNotExist() {
            assertThat(organisations.find(new Slug("nobody-has-this"))).isEmpty();
            assertThat(organisations.find(OrganisationId.random())).isEmpty();
        }
    }

    @Nested
    class Renamed {

        private final Organisation initech = create(named("Initech"));

        @Test
        void keepTheirSlug() {
            Organisation renamed = writing(token -> organisations.rename(token, initech.id(), "  Initrode "));

            assertThat(renamed)
                    .isEqualTo(new Organisation(
                            initech.id(),
                            initech.slug(),
                            "Initrode",
                            OrganisationState.ACTIVE,
                            false,
                            initech.createdAt()));
            assertThat(organisations.find(initech.id())).contains(renamed);
        }

        @Test
        void standInTheTrailAndAreAnnounced() {
            events.clear();
            writing(token -> organisations.rename(token, initech.id(), "Initrode"));

            assertThat(installation.rows(
                            "select details from audit_entries where reason = ? and action = 'organisation.renamed'",
                            reason))
                    .containsExactly("from '%s' to 'Initrode'".formatted(initech.name()));
            assertThat(events).containsExactly(new OrganisationRenamed(initech.id(), initech.name(), "Initrode"));
        }

        @Test
        void toTheSameNameAreNotChanged() {
            events.clear();
            writing(token -> organisations.rename(token, initech.id(), initech.name()));

            assertThat(trail("organisation.renamed")).isEmpty();
            assertThat(events).isEmpty();
        }

        @Test
        void areRefusedWithAProblem() {
            assertThatThrownBy(() -> writing(token -> organisations.rename(token, initech.id(), "Ini\u202etech")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "A name cannot contain the invisible character U+202E. Delete it and type the text again");
        }

        @Test
        void areRefusedIfTheyDoNotExist() {
            OrganisationId nobody = OrganisationId.random();

            assertThatThrownBy(() -> writing(token -> organisations.rename(token, nobody, "Initrode")))
                    .isInstanceOf(UnknownOrganisationException.class)
                    .hasMessage("There is no organisation %s. Look it up by its slug first", nobody);
        }

        @Test
        void needATokenThatWrites() {
            assertThatThrownBy(() -> tenancy.bypass()
                            .read(superadmin, reason, token -> organisations.rename(token, initech.id(), "Initrode")))
                    .isInstanceOf(ReadingTokenException.class);
        }
    }

    @Nested
    class Suspended {

        private final Organisation initech = create(named("Initech"));

        @Test
        void areInThatState() {
            Organisation suspended = suspend();

            assertThat(suspended.state()).isEqualTo(OrganisationState.SUSPENDED);
            assertThat(organisations.find(initech.id())).contains(suspended);
        }

        @Test
        void standInTheTrailWithTheReasonAndAreAnnounced() {
            events.clear();
            suspend();

            assertThat(installation.rows(
                            "select action from audit_entries where organisation_id = ? and reason = 'unpaid'",
                            initech.id().value()))
                    .containsExactly("organisation.suspended");
            assertThat(events)
                    .containsExactly(new OrganisationStateChanged(
                            initech.id(), OrganisationState.ACTIVE, OrganisationState.SUSPENDED));
        }

        @Test
        void openAgain() {
            suspend();
            Organisation open = reactivate();

            assertThat(open).isEqualTo(initech);
            assertThat(organisations.find(initech.id())).contains(initech);
            assertThat(installation.rows(
                            "select action from audit_entries where organisation_id = ? and reason = 'all paid'",
                            initech.id().value()))
                    .containsExactly("organisation.reactivated");
        }

        @Test
        void cannotBeSuspendedAgain() {
            suspend();

            assertThatThrownBy(this::suspend)
                    .isInstanceOfSatisfying(
                            TransitionRefusedException.class,
                            refused -> assertThat(refused.current()).isEqualTo(OrganisationState.SUSPENDED))
                    .hasMessage(
                            "Organisation '%s' is SUSPENDED already. Look at it again before changing it",
                            initech.slug());
        }

        @Test
        void cannotBeOpenedIfTheyAreOpen() {
            assertThatThrownBy(this::reactivate)
                    .isInstanceOf(TransitionRefusedException.class)
                    .hasMessage(
                            "Organisation '%s' is ACTIVE already. Look at it again before changing it", initech.slug());
        }

        @Test
        void areSuspendedOnceThoughItIsAskedSeveralTimesAtOnce() {
            events.clear();
            List<AtOnce.Attempt<Organisation>> attempts = AtOnce.attempt(6, thread -> this::suspend);

            assertThat(attempts).filteredOn(AtOnce.Attempt::succeeded).hasSize(1);
            assertThat(attempts)
                    .filteredOn(attempt -> !attempt.succeeded())
                    .allSatisfy(
                            attempt -> assertThat(attempt.failure()).isInstanceOf(TransitionRefusedException.class));
            assertThat(events).hasSize(1);
        }

        @Test
        void areRefusedIfTheyDoNotExist() {
            assertThatThrownBy(() -> writing(token -> organisations.suspend(token, OrganisationId.random(), "unpaid")))
                    .isInstanceOf(UnknownOrganisationException.class);
        }

        @Test
        void needATokenThatWrites() {
            assertThatThrownBy(() -> tenancy.bypass()
                            .read(superadmin, reason, token -> organisations.suspend(token, initech.id(), "unpaid")))
                    .isInstanceOf(ReadingTokenException.class);
        }

        private Organisation suspend() {
            return writing(token -> organisations.suspend(token, initech.id(), "unpaid"));
        }

        private Organisation reactivate() {
            return writing(token -> organisations.reactivate(token, initech.id(), "all paid"));
        }
    }

    @Nested
    class ChangedStepByStep {

        private final Organisation initech = create(named("Initech"));

        @ParameterizedTest
        @CsvSource({
            "ACTIVE, SUSPEND, SUSPENDED, organisation.suspended",
            "ACTIVE, ARCHIVE, ARCHIVED, organisation.archived",
            "SUSPENDED, REACTIVATE, ACTIVE, organisation.reactivated",
            "SUSPENDED, ARCHIVE, ARCHIVED, organisation.archived",
            "ARCHIVED, RESTORE, ACTIVE, organisation.restored",
            "ARCHIVED, DELETE, PENDING_DELETION, organisation.deletion-requested",
            "PENDING_DELETION, RESTORE, ACTIVE, organisation.restored"
        })
        void goWhereTheirLifeLeads(
                OrganisationState from, OrganisationTransition step, OrganisationState to, String action) {
            bringTo(from);

            Organisation changed = take(step);

            assertThat(changed.state()).isEqualTo(to);
            assertThat(organisations.find(initech.id())).contains(changed);
            assertThat(events).containsExactly(new OrganisationStateChanged(initech.id(), from, to));
            assertThat(installation.rows(
                            "select action || ' ' || details from audit_entries where organisation_id = ? and reason = 'a step'",
                            initech.id().value()))
                    .containsExactly("%s from %s to %s".formatted(action, from, to));
        }

        @ParameterizedTest
        @CsvSource({
            "PROVISIONING, SUSPEND REACTIVATE ARCHIVE RESTORE DELETE",
            "ACTIVE, REACTIVATE RESTORE DELETE",
            "SUSPENDED, SUSPEND RESTORE DELETE",
            "ARCHIVED, SUSPEND REACTIVATE ARCHIVE",
            "PENDING_DELETION, SUSPEND REACTIVATE ARCHIVE DELETE",
            "DELETED, SUSPEND REACTIVATE ARCHIVE RESTORE DELETE"
        })
        void goNowhereElse(OrganisationState from, String steps) {
            bringTo(from);

            for (String name : steps.split(" ")) {
                OrganisationTransition step = OrganisationTransition.valueOf(name);
                assertThat(step.isOpenTo(current())).isFalse();
                assertThatThrownBy(() -> take(step))
                        .isInstanceOf(TransitionRefusedException.class)
                        .hasMessage(
                                "Organisation '%s' is %s. Look at it again before changing it",
                                initech.slug(),
                                step.to() == from ? from + " already" : from + " now and cannot become " + step.to());
            }
            assertThat(current().state()).isEqualTo(from);
            assertThat(events).isEmpty();
        }

        @Test
        void takeOneOfTwoStepsThatAreAskedAtOnce() {
            List<OrganisationTransition> steps =
                    List.of(OrganisationTransition.SUSPEND, OrganisationTransition.ARCHIVE);
            events.clear();

            List<AtOnce.Attempt<Organisation>> attempts =
                    AtOnce.attempt(6, thread -> () -> take(steps.get(thread % 2)));

            List<Object> told = installation.rows(
                    "select details from audit_entries where organisation_id = ? and reason = 'a step' order by sequence",
                    initech.id().value());
            assertThat(attempts).filteredOn(AtOnce.Attempt::succeeded).hasSameSizeAs(told);
            assertThat(told)
                    .isIn(
                            List.of("from ACTIVE to ARCHIVED"),
                            List.of("from ACTIVE to SUSPENDED"),
                            List.of("from ACTIVE to SUSPENDED", "from SUSPENDED to ARCHIVED"));
            assertThat(events).hasSameSizeAs(told);
        }

        private void bringTo(OrganisationState state) {
            installation.sql(
                    "update organisations set state = ? where id = ?",
                    state.name(),
                    initech.id().value());
            events.clear();
        }

        private Organisation current() {
            return organisations.find(initech.id()).orElseThrow();
        }

        private Organisation take(OrganisationTransition step) {
            return writing(token -> organisations.change(token, initech.id(), step, "a step"));
        }
    }

    @Test
    void establishThePlatformOnceThoughItIsAskedSeveralTimesAtOnce() {
        try (Installation fresh = Installation.on(installation.database)) {
            List<AtOnce.Attempt<Organisation>> attempts = AtOnce.attempt(
                    6,
                    thread -> () -> fresh.throughTheDoor(token -> fresh.tenancy
                            .organisations()
                            .establishPlatform(
                                    token, new NewOrganisation("Platform", new Slug("platform-" + thread % 2), null))));

            assertThat(attempts)
                    .allSatisfy(attempt -> assertThat(attempt.failure()).isNull());
            assertThat(attempts)
                    .extracting(attempt -> attempt.result().id())
                    .containsOnly(attempts.get(0).result().id());
        }
    }

    @Test
    void changeNothingWithoutAReason() {
        Organisation initech = create(named("Initech"));

        assertThatThrownBy(() -> writing(token -> organisations.suspend(token, initech.id(), "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A reason is needed");
        assertThat(organisations.find(initech.id())).contains(initech);
    }

    @Nested
    class ThePlatformsOwn {

        private final Organisation platform = writing(token ->
                organisations.establishPlatform(token, new NewOrganisation("Platform", new Slug("platform"), null)));

        @Test
        void isOneEvenIfItIsEstablishedAgain() {
            Organisation again = writing(token -> organisations.establishPlatform(
                    token, new NewOrganisation("Other", new Slug("other-platform"), null)));

            assertThat(again.id()).isEqualTo(platform.id());
            assertThat(platform.platform()).isTrue();
            assertThat(organisations.find(new Slug("other-platform"))).isEmpty();
        }

        @Test
        void mayHaveAReservedSlug() {
            assertThat(platform.slug()).isEqualTo(new Slug("platform"));
        }

        @Test
        void isNeverSuspended() {
            assertThatThrownBy(() -> writing(token -> organisations.suspend(token, platform.id(), "unpaid")))
                    .isInstanceOfSatisfying(
                            TransitionRefusedException.class,
                            refused -> assertThat(refused.current()).isEqualTo(OrganisationState.ACTIVE))
                    .hasMessage("Organisation 'platform' is the platform's own and is always open. "
                            + "Choose the organisation of a customer instead");
        }

        @ParameterizedTest
        @EnumSource(OrganisationTransition.class)
        void takesNoStepAtAll(OrganisationTransition step) {
            assertThat(step.isOpenTo(platform)).isFalse();
            assertThatThrownBy(() -> writing(token -> organisations.change(token, platform.id(), step, "unpaid")))
                    .isInstanceOf(TransitionRefusedException.class)
                    .hasMessageStartingWith("Organisation 'platform' is the platform's own and is always open. ");
        }

        @Test
        void isNeverSuspendedPastTheLibraryEither() {
            for (OrganisationState state : OrganisationState.values()) {
                if (state != OrganisationState.ACTIVE) {
                    assertThatThrownBy(() -> installation.sql(
                                    "update organisations set state = ? where id = ?",
                                    state.name(),
                                    platform.id().value()))
                            .hasMessageMatching("(?is).*organisations_platform_stays_open.*");
                }
            }
        }

        @Test
        void hasNoSecondOnePastTheLibraryEither() {
            assertThatThrownBy(() -> installation.sql(
                            "update organisations set platform = true where id = ?",
                            installation.acme.id().value()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class InTheDatabase {

        @Test
        void haveAKnownState() {
            assertThatThrownBy(() -> installation.sql(
                            "update organisations set state = 'OPEN' where id = ?",
                            installation.acme.id().value()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private Organisation create(NewOrganisation created) {
        return writing(token -> organisations.create(token, created));
    }

    private <T> T writing(Function<BypassToken, T> work) {
        return tenancy.bypass().<T, RuntimeException>write(superadmin, reason, work::apply);
    }

    /** The subjects that stand in the trail for this test's reason. */
    private List<Object> trail(String action) {
        return installation.rows(
                "select subject from audit_entries where reason = ? and action = ? order by sequence", reason, action);
    }

    private static NewOrganisation named(String name) {
        return named(name, null);
    }

    private static NewOrganisation named(String name, UUID form) {
        String numbered = Installation.numbered(name);
        return new NewOrganisation(numbered, Slug.from(numbered).orElseThrow(), form);
    }
}
