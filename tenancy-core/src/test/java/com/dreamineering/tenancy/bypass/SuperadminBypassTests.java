package com.dreamineering.tenancy.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.audit.AuditEntry;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.context.TenantScope.None;
import com.dreamineering.tenancy.database.AtOnce;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestClock;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.OrganisationQuery;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@OnEachDatabase
class SuperadminBypassTests {

    private final Installation installation;
    private final SuperadminBypass bypass;
    private final UserId superadmin;

    /** No other test gives this one, so it finds the entries of this test in the trail that all share. */
    private final String reason = Installation.numbered("A customer called, ticket");

    SuperadminBypassTests(TestDatabase database) {
        installation = Installation.shared(database);
        bypass = installation.tenancy.bypass();
        superadmin = installation.superadmin.id();
    }

    @Nested
    class WhileItIsOpen {

        @Test
        void everyOrganisationIsInScope() {
            boolean wide = bypass.read(superadmin, reason, token -> TenantContext.scope() instanceof EveryOrganisation);

            assertThat(wide).isTrue();
        }

        @Test
        void theWorkGetsALiveTokenThatSaysWhoAndWhy() {
            bypass.<Object, RuntimeException>read(superadmin, reason, token -> {
                token.requireLive();
                assertThat(token.actor()).isEqualTo(superadmin);
                assertThat(token.reason()).isEqualTo(reason);
                return token;
            });
        }

        @Test
        void itsBeginningIsCommittedBeforeTheWorkRuns() {
            List<Object> seenByAnotherConnection = bypass.read(superadmin, reason, token -> trail());

            assertThat(seenByAnotherConnection).containsExactly("bypass.opened (to read, for at most 60 s)");
        }

        @Test
        void theTrailSaysThatItMayWrite() {
            List<Object> seenByAnotherConnection = bypass.write(superadmin, reason, token -> trail());

            assertThat(seenByAnotherConnection).containsExactly("bypass.opened (to write, for at most 60 s)");
        }

        @Test
        void itsBeginningOutlivesARollbackOfTheWork() {
            assertThatThrownBy(() -> bypass.write(
                            superadmin,
                            reason,
                            token -> installation.transactions.join(entities -> {
                                throw new IllegalStateException("no luck");
                            })))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(trail())
                    .containsExactly(
                            "bypass.opened (to write, for at most 60 s)",
                            "bypass.closed (failed: IllegalStateException)");
        }

        @Test
        void eachThreadHasItsOwn() {
            List<AtOnce.Attempt<Boolean>> attempts = AtOnce.attempt(
                    6,
                    thread -> () -> bypass.read(superadmin, reason, token -> {
                        token.requireLive();
                        return true;
                    }));

            assertThat(attempts).allMatch(AtOnce.Attempt::succeeded);
            assertThat(trail())
                    .hasSize(12)
                    .filteredOn("bypass.closed (succeeded)"::equals)
                    .hasSize(6);
        }

        @Test
        void itIsAmongTheOpenOnes() {
            List<OpenBypass> open = bypass.read(superadmin, reason, token -> bypass.openOnes());

            assertThat(open)
                    .contains(new OpenBypass(
                            superadmin, reason, Thread.currentThread().getName()));
        }

        @Test
        void itCanBeOpenedAroundGlobalData() {
            String result = TenantContext.callGlobal(
                    () -> bypass.<String, RuntimeException>read(superadmin, reason, token -> "done"));

            assertThat(result).isEqualTo("done");
        }
    }

    @Nested
    class OnceItIsClosed {

        @Test
        void theResultOfTheWorkIsHandedOn() {
            assertThat(bypass.<String, RuntimeException>read(superadmin, reason, token -> "done"))
                    .isEqualTo("done");
        }

        @Test
        void theTrailSaysThatItSucceeded() {
            bypass.<Object, RuntimeException>read(superadmin, reason, token -> token);

            assertThat(trail())
                    .containsExactly("bypass.opened (to read, for at most 60 s)", "bypass.closed (succeeded)");
        }

        @Test
        void theTrailSaysThatItFailedAndTheCallerGetsTheException() {
            IllegalStateException thrown = new IllegalStateException("no luck");

            assertThatThrownBy(() -> bypass.read(superadmin, reason, token -> {
                        throw thrown;
                    }))
                    .isSameAs(thrown);
            assertThat(trail())
                    .containsExactly(
                            "bypass.opened (to read, for at most 60 s)",
                            "bypass.closed (failed: IllegalStateException)");
        }

        @Test
        void theTrailNamesCheckedExceptionsToo() {
            assertThatThrownBy(() -> bypass.read(superadmin, reason, token -> {
                        throw new IOException("broken pipe");
                    }))
                    .isInstanceOf(IOException.class);
            assertThat(trail())
                    .containsExactly(
                            "bypass.opened (to read, for at most 60 s)", "bypass.closed (failed: IOException)");
        }

        @Test
        void theTrailNamesErrorsToo() {
            assertThatThrownBy(() -> bypass.read(superadmin, reason, token -> {
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(StackOverflowError.class);
            assertThat(trail())
                    .containsExactly(
                            "bypass.opened (to read, for at most 60 s)", "bypass.closed (failed: StackOverflowError)");
        }

        @Test
        void noScopeIsLeft() {
            bypass.<Object, RuntimeException>read(superadmin, reason, token -> token);

            assertThat(TenantContext.scope()).isSameAs(None.NONE);
            assertThat(bypass.openOnes()).extracting(OpenBypass::reason).doesNotContain(reason);
        }

        @Test
        void theNextOneIsAnEntryOfItsOwn() {
            bypass.<Object, RuntimeException>read(superadmin, reason, token -> token);
            bypass.<Object, RuntimeException>read(superadmin, reason, token -> token);

            assertThat(trail()).hasSize(4);
        }
    }

    @Nested
    class IsRefused {

        @Test
        void toWhoIsNoSuperadmin() {
            Person other = installation.person("curious");

            refusedTo(other.id());

            assertThat(trail()).containsExactly("bypass.refused (to read)");
        }

        @Test
        void toWhoIsNotRegistered() {
            refusedTo(UserId.random());
        }

        @Test
        void withTheNextCallOnceTheGrantIsRevoked() {
            UserId former = anotherSuperadmin();
            bypass.<Object, RuntimeException>read(former, reason, token -> token);

            installation.sql(
                    "update superadmin_grants set revoked_at = granted_at where person_id = ?", former.value());

            refusedTo(former);
            assertThat(trail())
                    .containsExactly(
                            "bypass.opened (to read, for at most 60 s)",
                            "bypass.closed (succeeded)",
                            "bypass.refused (to read)");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "    ",
                    "hm",
                    "  hm  ",
                    "\u200b\u200b\u200b\u200b\u200b",
                    "\u3164\u3164\u3164\u3164\u3164",
                    "\u00a0\u00a0\u00a0\u00a0\u00a0",
                    "Look\nthere"
                })
        void withoutAReason(String none) {
            AtomicBoolean ran = new AtomicBoolean();

            assertThatThrownBy(() -> bypass.read(superadmin, none, token -> ran.getAndSet(true)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("reason");
            assertThat(ran).isFalse();
        }

        @Test
        void forAReasonThatTheTrailCouldNotKeep() {
            assertThatThrownBy(() -> bypass.read(superadmin, "x".repeat(501), token -> token))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A reason can have up to 500 characters, and this one has 501");
        }

        @Test
        void insideItself() {
            bypass.<Object, RuntimeException>read(superadmin, reason, outer -> {
                assertThatThrownBy(() -> bypass.write(superadmin, reason, inner -> inner))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("A bypass is open already on this thread. Use its token");
                outer.requireLive();
                return outer;
            });
        }

        @Test
        void insideItselfBehindANarrowerScope() {
            bypass.<Object, RuntimeException>read(superadmin, reason, outer -> {
                assertThatThrownBy(
                                () -> TenantContext.callGlobal(() -> bypass.write(superadmin, reason, inner -> inner)))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("A bypass is open already on this thread. Use its token");
                return outer;
            });
        }

        @Test
        void insideAnOrganisationsScope() {
            TenantContext.run(
                    installation.acme.id(),
                    () -> assertThatThrownBy(() -> bypass.read(superadmin, reason, token -> token))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage(
                                    "A bypass cannot be opened in the scope of organisation %s. "
                                            + "Open it around that scope or after it",
                                    installation.acme.id()));
        }

        @Test
        void insideAnOrganisationsScopeInsideItself() {
            bypass.<Object, RuntimeException>read(
                    superadmin,
                    reason,
                    outer -> TenantContext.call(
                            installation.acme.id(),
                            () -> assertThatThrownBy(() -> bypass.read(superadmin, reason, inner -> inner))
                                    .isInstanceOf(IllegalStateException.class)));
        }

        @Test
        void insideATransaction() {
            installation.transactions.join(
                    entities -> assertThatThrownBy(() -> bypass.read(superadmin, reason, token -> token))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("A bypass cannot be opened inside a transaction. "
                                    + "Open it first and begin the transaction inside"));
            assertThat(trail()).isEmpty();
        }

        private void refusedTo(UserId person) {
            AtomicBoolean ran = new AtomicBoolean();

            assertThatThrownBy(() -> bypass.read(person, reason, token -> ran.getAndSet(true)))
                    .isInstanceOfSatisfying(
                            BypassRefusedException.class,
                            refused -> assertThat(refused.actor()).isEqualTo(person))
                    .hasMessage(
                            "User %s is not a superadmin, so the bypass stays closed. A superadmin can grant it",
                            person);
            assertThat(ran).isFalse();
            assertThat(TenantContext.scope()).isSameAs(None.NONE);
        }
    }

    @Nested
    class WithATrailThatFails {

        @Test
        void theDoorStaysShut() {
            AtomicBoolean ran = new AtomicBoolean();

            assertThatThrownBy(() ->
                            failingAt("bypass.opened").bypass().read(superadmin, reason, token -> ran.getAndSet(true)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The disk is full");
            assertThat(ran).isFalse();
            assertThat(TenantContext.scope()).isSameAs(None.NONE);
        }

        @Test
        void theDoorOpensAgainOnceItWorks() {
            assertThatThrownBy(() -> failingAt("bypass.opened").bypass().read(superadmin, reason, token -> token))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(bypass.<String, RuntimeException>read(superadmin, reason, token -> "done"))
                    .isEqualTo("done");
        }

        @Test
        void aRefusalIsARefusalAllTheSame() {
            Person other = installation.person("curious");
            AtomicBoolean ran = new AtomicBoolean();

            assertThatThrownBy(() ->
                            failingAt("bypass.refused").bypass().read(other.id(), reason, token -> ran.getAndSet(true)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(ran).isFalse();
        }

        private final Logger logger = (Logger) LoggerFactory.getLogger(SuperadminBypass.class);
        private final ListAppender<ILoggingEvent> log = new ListAppender<>();

        @BeforeEach
        void listen() {
            log.start();
            logger.addAppender(log);
            logger.setAdditive(false);
        }

        @AfterEach
        void stopListening() {
            logger.detachAppender(log);
            logger.setAdditive(true);
        }

        @Test
        void workThatIsDoneStaysDoneAndTheLogSaysThatItsEndIsMissing() {
            String result = failingAt("bypass.closed")
                    .bypass()
                    .<String, RuntimeException>read(superadmin, reason, token -> "done");

            assertThat(result).isEqualTo("done");
            assertThat(trail()).containsExactly("bypass.opened (to read, for at most 60 s)");
            assertThat(log.list).singleElement().satisfies(logged -> {
                assertThat(logged.getLevel()).isEqualTo(Level.ERROR);
                assertThat(logged.getFormattedMessage())
                        .isEqualTo("The end of a bypass of user %s could not be recorded", superadmin);
            });
        }

        @Test
        void aFailureOfTheWorkIsNotHiddenByItsOwn() {
            assertThatThrownBy(() -> failingAt("bypass.closed").bypass().read(superadmin, reason, token -> {
                        throw new IOException("broken pipe");
                    }))
                    .isInstanceOf(IOException.class);
            assertThat(TenantContext.scope()).isSameAs(None.NONE);
        }

        private Tenancy failingAt(String action) {
            return Tenancy.builder(installation.transactions)
                    .audit(new FailingTrail(installation.tenancy.audit(), action))
                    .build();
        }
    }

    @Nested
    class WithATimeLimit {

        private final TestClock clock = new TestClock();
        private final Tenancy tenancy = Tenancy.builder(installation.transactions)
                .clock(clock)
                .bypassTimeLimit(Duration.ofSeconds(30))
                .build();

        @Test
        void stillWorksAtTheLastMoment() {
            long found = tenancy.bypass().read(superadmin, reason, token -> {
                clock.advance(Duration.ofSeconds(30).minusNanos(1));
                return tenancy.organisations()
                        .page(token, OrganisationQuery.all())
                        .organisations()
                        .size();
            });

            assertThat(found).isPositive();
        }

        @Test
        void refusesItsTokenOnceItIsOver() {
            String end = clock.instant().plusSeconds(30).toString();
            tenancy.bypass().<Object, RuntimeException>read(superadmin, reason, token -> {
                clock.advance(Duration.ofSeconds(30));
                assertThatThrownBy(token::requireLive)
                        .isInstanceOf(DeadTokenException.class)
                        .hasMessage(
                                "This bypass ended at %s, when its time was up. Open a new one for the rest of the work",
                                end);
                return token;
            });
        }

        @Test
        void refusesEachNewTransactionOnceItIsOver() {
            tenancy.bypass().<Object, RuntimeException>read(superadmin, reason, token -> {
                clock.advance(Duration.ofSeconds(30));
                assertThatThrownBy(() -> installation.transactions.joinInScope(entities -> entities))
                        .isInstanceOf(DeadTokenException.class);
                return token;
            });
        }

        @Test
        void refusesATransactionOfASessionThatWasOpenedInTime() {
            tenancy.bypass().<Object, RuntimeException>read(superadmin, reason, token -> {
                try (EntityManager entities = installation.factory.createEntityManager()) {
                    clock.advance(Duration.ofSeconds(30));
                    assertThatThrownBy(() -> entities.getTransaction().begin()).isInstanceOf(DeadTokenException.class);
                }
                return token;
            });
        }

        @Test
        void refusesEachStatementOfAnOpenTransactionOnceItIsOver() {
            tenancy.bypass().<Object, RuntimeException>read(superadmin, reason, token -> {
                installation.transactions.joinInScope(entities -> {
                    clock.advance(Duration.ofSeconds(30));
                    return assertThatThrownBy(() -> entities.createNativeQuery("select 1", Integer.class)
                                    .getResultList())
                            .isInstanceOf(DeadTokenException.class);
                });
                return token;
            });
        }

        @Test
        void closesInTheTrailAfterItsTime() {
            tenancy.bypass().<Object, RuntimeException>read(superadmin, reason, token -> {
                clock.advance(Duration.ofHours(1));
                return token;
            });

            assertThat(trail())
                    .containsExactly("bypass.opened (to read, for at most 30 s)", "bypass.closed (succeeded)");
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT0S", "PT-1S", "PT15M0.000000001S", "P1D"})
        void cannotHaveALimitWithoutSense(Duration limit) {
            assertThatThrownBy(() -> Tenancy.builder(installation.transactions)
                            .bypassTimeLimit(limit)
                            .build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A bypass cannot stay open for %s. Choose more than nothing and at most PT15M", limit);
        }
    }

    /** What stands in the trail for this test's reason, read on a connection of its own. */
    private List<Object> trail() {
        return installation.rows(
                "select action || ' (' || details || ')' from audit_entries where reason = ? order by sequence",
                reason);
    }

    private UserId anotherSuperadmin() {
        UserId person = installation.person("sub").id();
        installation.sql(
                "insert into superadmin_grants (id, person_id, granted_by, reason, granted_at)"
                        + " values (?, ?, ?, 'test', current_timestamp)",
                UUID.randomUUID(),
                person.value(),
                superadmin.value());
        return person;
    }

    private record FailingTrail(AuditTrail trail, String failing) implements AuditTrail {

        @Override
        public void record(AuditEvent event) {
            trail.record(event); // as far as the database goes, and then no further
            fail(event);
        }

        @Override
        public void recordAtOnce(AuditEvent event) {
            fail(event);
            trail.recordAtOnce(event);
        }

        @Override
        public List<AuditEntry> newest(@Nullable String action, OptionalLong before, int limit) {
            return trail.newest(action, before, limit);
        }

        private void fail(AuditEvent event) {
            if (event.action().equals(failing)) {
                throw new IllegalStateException("The disk is full");
            }
        }
    }
}
