package com.dreamineering.tenancy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestClock;
import com.dreamineering.tenancy.database.TestDatabase;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class StoredAuditTrailTests {

    private final Installation installation;
    private final TestClock clock = new TestClock();
    private final AuditTrail audit;
    private final String action = Installation.numbered("action");

    StoredAuditTrailTests(TestDatabase database) {
        installation = Installation.shared(database);
        audit = new StoredAuditTrail(installation.transactions, clock);
    }

    @Nested
    class AnEntry {

        @Test
        void isReadTheWayItWasWritten() {
            AuditEvent event = AuditEvent.by(installation.superadmin.id(), action, "what")
                    .in(installation.acme.id())
                    .because("why")
                    .with("how");
            audit.record(event);

            assertThat(newest(OptionalLong.empty(), 10)).singleElement().satisfies(entry -> {
                assertThat(entry.event()).isEqualTo(event);
                assertThat(entry.at()).isEqualTo(clock.instant());
            });
        }

        @Test
        void mayNameNobodyAndConcernNoOrganisation() {
            AuditEvent event = AuditEvent.by(null, action, "what");
            audit.record(event);

            assertThat(newest(OptionalLong.empty(), 10))
                    .extracting(AuditEntry::event)
                    .containsExactly(event);
        }

        @Test
        void standsOrFallsWithTheChange() {
            assertThatThrownBy(() -> installation.transactions.join(entities -> {
                        audit.record(AuditEvent.by(null, action, "what"));
                        throw new IllegalStateException("no luck");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(newest(OptionalLong.empty(), 10)).isEmpty();
        }

        @Test
        void writtenAtOnceStands() {
            assertThatThrownBy(() -> installation.transactions.join(entities -> {
                        audit.recordAtOnce(AuditEvent.by(null, action, "what"));
                        throw new IllegalStateException("no luck");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(newest(OptionalLong.empty(), 10)).hasSize(1);
        }

        @Test
        void isWrittenInAnOrganisationsScopeToo() {
            TenantContext.run(installation.acme.id(), () -> audit.record(AuditEvent.by(null, action, "what")));

            assertThat(newest(OptionalLong.empty(), 10)).hasSize(1);
        }
    }

    @Nested
    class Reading {

        @Test
        void beginsWithTheNewest() {
            write("first", "second", "third");

            assertThat(subjects(OptionalLong.empty(), 2)).containsExactly("third", "second");
        }

        @Test
        void goesOnBehindAnEntry() {
            write("first", "second", "third");
            long second = newest(OptionalLong.empty(), 2).get(1).sequence();

            assertThat(subjects(OptionalLong.of(second), 10)).containsExactly("first");
        }

        @Test
        void showsEveryActionIfNoneIsNamed() {
            write("first");

            List<AuditEntry> all = installation.throughTheDoor(token -> audit.newest(null, OptionalLong.empty(), 10));

            assertThat(all)
                    .extracting(entry -> entry.event().action())
                    .contains(action)
                    .anyMatch(other -> !other.equals(action));
        }

        @Test
        void findsNothingForAnActionThatNeverWas() {
            List<AuditEntry> found =
                    installation.throughTheDoor(token -> audit.newest("never\0was", OptionalLong.empty(), 10));

            assertThat(found).isEmpty();
        }

        @Test
        void isRefusedOutsideTheBypass() {
            String message =
                    "The whole trail is read through the superadmin bypass only: call it inside SuperadminBypass.read";

            assertThatThrownBy(() -> audit.newest(null, OptionalLong.empty(), 10))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(message);
            TenantContext.run(
                    installation.acme.id(),
                    () -> assertThatThrownBy(() -> audit.newest(null, OptionalLong.empty(), 10))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage(message));
        }

        private void write(String... subjects) {
            for (String subject : subjects) {
                audit.record(AuditEvent.by(null, action, subject));
            }
        }

        private List<String> subjects(OptionalLong before, int limit) {
            return newest(before, limit).stream()
                    .map(entry -> entry.event().subject())
                    .toList();
        }
    }

    private List<AuditEntry> newest(OptionalLong before, int limit) {
        return installation.throughTheDoor(token -> audit.newest(action, before, limit));
    }
}
