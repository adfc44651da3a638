package com.dreamineering.tenancy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.bypass.ReadingTokenException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.AtOnce;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.transaction.Transactions;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
class ResourceTypesTests {

    private final Installation installation;
    private final ResourceTypes resourceTypes;

    /** No other test uses it. */
    private final String code = Installation.numbered("invoice").replace(' ', '-');

    ResourceTypesTests(TestDatabase database) {
        installation = Installation.shared(database);
        resourceTypes = installation.tenancy.resourceTypes();
    }

    @Nested
    class AfterTheMigration {

        @Test
        void haveWhatTheLibraryItselfAsksFor() {
            for (Permission permission : GovernancePermissions.ALL) {
                assertThat(resourceTypes.find(permission.resource().value()))
                        .as(permission.toString())
                        .get()
                        .matches(type -> type.actions().contains(permission.action()));
            }
        }

        @Test
        void areInTheOrderOfTheirCodes() {
            assertThat(resourceTypes.all()).extracting(ResourceType::code).isSorted();
        }
    }

    @Nested
    class Added {

        @Test
        void areThereAtOnce() {
            assertThat(resourceTypes.all()).extracting(ResourceType::code).doesNotContain(new ResourceTypeCode(code));

            ResourceType added = add(code);

            assertThat(resourceTypes.find(code)).contains(added);
            assertThat(resourceTypes.all()).contains(added);
        }

        @Test
        void areReadFromASnapshotThatNobodyCanChange() {
            List<ResourceType> snapshot = resourceTypes.all();

            assertThat(resourceTypes.all()).isSameAs(snapshot);
            assertThatThrownBy(snapshot::clear).isInstanceOf(UnsupportedOperationException.class);
        }

        @Test
        void areThereThoughAnotherThreadAskedBeforeTheyWereCommitted() {
            installation.throughTheDoor(token -> installation.transactions.join(entities -> {
                resourceTypes.add(token, type(code));
                assertThat(CompletableFuture.supplyAsync(() -> resourceTypes.find(code))
                                .join())
                        .isEmpty();
                return true;
            }));

            assertThat(resourceTypes.find(code)).isPresent();
        }

        @Test
        void areThereThoughAnotherThreadWasStillReadingWhenTheyWereCommitted() {
            SlowReads slow = new SlowReads(installation.transactions);
            ResourceTypes types = new ResourceTypes(slow, installation.tenancy.audit(), event -> {}, Clock.systemUTC());
            installation.throughTheDoor(token -> installation.transactions.join(entities -> {
                types.add(token, type(code));
                new Thread(types::all).start();
                slow.awaitRead();
                return true;
            }));

            assertThat(types.find(code)).isPresent();
        }

        @Test
        void areInTheMatrixOfEveryOrganisationAndGrantedToNobody() {
            List<Organisation> organisations = List.of(installation.another("Acme"), installation.another("Globex"));
            organisations.forEach(this::matrix);

            ResourceType added = add(code);

            assertThat(organisations).allSatisfy(organisation -> {
                PermissionMatrix matrix = matrix(organisation);
                assertThat(matrix.resourceTypes()).contains(added);
                assertThat(matrix.grants())
                        .noneMatch(grant -> grant.permission().resource().equals(added.code()));
            });
        }

        @Test
        void areAllowedToNobodyNotEvenAnOwner() {
            Organisation acme = installation.another("Acme");
            UserId owner = installation.member(acme, "owner", RoleKey.OWNER).id();

            add(code);

            TenantContext.run(
                    acme.id(),
                    () -> assertThat(installation.tenancy.decisions().allows(owner, Permission.of(code, "read")))
                            .isFalse());
        }

        @Test
        void standInTheTrailAndAreAnnounced() {
            add(code);

            assertThat(installation.rows(
                            "select details from audit_entries where action = 'resource-type.added' and subject = ?",
                            code))
                    .containsExactly("actions read,create,update,delete");
            assertThat(installation.events).contains(new ResourceTypeAdded(new ResourceTypeCode(code)));
        }

        @Test
        void areGoneWhenTheTransactionFalls() {
            assertThat(resourceTypes.find(code)).isEmpty();
            assertThatThrownBy(() -> installation.throughTheDoor(token -> installation.transactions.join(entities -> {
                        resourceTypes.add(token, type(code));
                        assertThat(resourceTypes.find(code)).isPresent();
                        throw new IllegalStateException("no luck");
                    })))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(resourceTypes.find(code)).isEmpty();
            assertThat(installation.events).doesNotContain(new ResourceTypeAdded(new ResourceTypeCode(code)));
        }

        @Test
        void keepWhatTheyWereGiven() {
            ResourceType added = installation.throughTheDoor(token -> resourceTypes.add(
                    token,
                    new NewResourceType(
                            new ResourceTypeCode(code),
                            " Invoices ",
                            " What customers pay ",
                            Actions.parse("approve"))));

            assertThat(added)
                    .extracting(
                            ResourceType::name,
                            ResourceType::description,
                            type -> type.actions().names())
                    .containsExactly("Invoices", "What customers pay", List.of("approve"));
        }

        @Test
        void needATokenThatWrites() {
            assertThatThrownBy(() -> installation
                            .tenancy
                            .bypass()
                            .read(
                                    installation.superadmin.id(),
                                    "A test reads",
                                    token -> resourceTypes.add(token, type(code))))
                    .isInstanceOf(ReadingTokenException.class);
        }

        private PermissionMatrix matrix(Organisation organisation) {
            return TenantContext.call(
                    organisation.id(), () -> installation.tenancy.roles().matrix());
        }
    }

    @Nested
    class WithATakenCode {

        @Test
        void areRefused() {
            add(code);

            assertThatThrownBy(() -> add(code))
                    .isInstanceOfSatisfying(
                            CodeTakenException.class,
                            taken -> assertThat(taken.standing()).isEqualTo(new ResourceTypeCode(code)))
                    .hasMessage("The code '%s' is taken. Use that resource type or choose another code", code);
        }

        @Test
        void areRefusedIfOnlySeparatorsDiffer() {
            add(code);
            String similar = code.replace('-', '_');

            assertThatThrownBy(() -> add(similar))
                    .isInstanceOf(CodeTakenException.class)
                    .hasMessage(
                            "The code '%s' differs from '%s' only in case or separators, and that one is taken. "
                                    + "Use that resource type or choose another code",
                            similar, code);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Invoice_Line", "invoice-line", "INVOICE.LINE", "invoiceLine"})
        void areFoundUnderEachSpelling(String spelling) {
            String suffix = code.substring(code.lastIndexOf('-') + 1);
            ResourceType standing = add("invoice-line-x" + suffix);

            assertThat(resourceTypes.standingFor(spelling + "-X" + suffix)).contains(standing);
            assertThat(resourceTypes.find(spelling + "-X" + suffix)).isEmpty();
        }

        @Test
        void areRefusedButForOneWhenTheyComeAtOnce() {
            String[] spellings = {code, code.replace('-', '_'), code.replace('-', '.'), code.replace("-", "")};

            List<AtOnce.Attempt<ResourceType>> attempts =
                    AtOnce.attempt(8, thread -> () -> add(spellings[thread % spellings.length]));

            assertThat(attempts).filteredOn(AtOnce.Attempt::succeeded).hasSize(1);
            assertThat(attempts)
                    .filteredOn(attempt -> !attempt.succeeded())
                    .allSatisfy(attempt -> assertThat(attempt.failure()).isInstanceOf(CodeTakenException.class));
        }
    }

    @Nested
    class WrittenByTheHost {

        @Test
        void areThere() {
            insert(code, code.replace("-", ""), "read,export");

            assertThat(read().find(code)).isPresent();
        }

        @Test
        void areRefusedByTheDatabaseOutsideTheFormOfACode() {
            refused("Contacts", "contacts", "read");
            refused("con tacts", "contacts", "read");
            refused("c", "c", "read");
        }

        @Test
        void areRefusedByTheDatabaseUnderACodeThatIsNotFolded() {
            refused("x" + code, code, "read");
            refused(code, code.toUpperCase(Locale.ROOT), "read");
        }

        @Test
        void areRefusedByTheDatabaseWithActionsOutsideTheirForm() {
            refused(code, code.replace("-", ""), "READ");
            refused(code, code.replace("-", ""), "read, write");
            refused(code, code.replace("-", ""), "");
        }

        @Test
        void areLeftOutIfTheyCannotBeRead() {
            insert(code, code.replace("-", ""), "read,read");

            assertThat(read().find(code)).isEmpty();
            assertThat(read().find("members")).isPresent();

            installation.sql("delete from governance_resource_types where code = ?", code);
        }

        /** Another one, which has no snapshot yet. */
        private ResourceTypes read() {
            return new ResourceTypes(
                    installation.transactions, installation.tenancy.audit(), event -> {}, Clock.systemUTC());
        }

        private void refused(String code, String folded, String actions) {
            assertThatThrownBy(() -> insert(code, folded, actions))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching("(?is).*governance_resource_types_(code_form|code_folded|actions_form).*");
        }

        private void insert(String code, String folded, String actions) {
            installation.sql(
                    "insert into governance_resource_types (code, folded_code, name, description, actions, created_at)"
                            + " values (?, ?, 'Host', '', ?, current_timestamp)",
                    code,
                    folded,
                    actions);
        }
    }

    @Nested
    class WithAProblem {

        @Test
        void needAName() {
            assertThatThrownBy(() -> new NewResourceType(new ResourceTypeCode(code), " ", "", Actions.DEFAULT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A name is needed");
        }

        @Test
        void needNoDescription() {
            assertThat(new NewResourceType(new ResourceTypeCode(code), "Invoices", " ", Actions.DEFAULT).description())
                    .isEmpty();
        }

        @Test
        void cannotHaveALongDescription() {
            assertThatThrownBy(() -> new NewResourceType(
                            new ResourceTypeCode(code), "Invoices", "x".repeat(301), Actions.DEFAULT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A description can have up to 300 characters, and this one has 301");
        }
    }

    private ResourceType add(String added) {
        return installation.throughTheDoor(token -> resourceTypes.add(token, type(added)));
    }

    private static NewResourceType type(String code) {
        return new NewResourceType(new ResourceTypeCode(code), "Invoices", "", Actions.DEFAULT);
    }

    /** Real transactions, except that other threads hold what they have read for a moment. */
    private static final class SlowReads implements Transactions {

        private static final long A_MOMENT = 300;

        private final Transactions transactions;
        private final Thread fast = Thread.currentThread();
        private final CountDownLatch read = new CountDownLatch(1);

        SlowReads(Transactions transactions) {
            this.transactions = transactions;
        }

        void awaitRead() {
            assertThatNoException().isThrownBy(read::await);
        }

        @Override
        public <T> T joinInScope(Function<EntityManager, T> work) {
            T result = transactions.joinInScope(work);
            if (Thread.currentThread() != fast) {
                read.countDown();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(A_MOMENT));
            }
            return result;
        }

        @Override
        public <T> T separateInScope(Function<EntityManager, T> work) {
            return transactions.separateInScope(work);
        }

        @Override
        public void afterCommit(Runnable action) {
            transactions.afterCommit(action);
        }

        @Override
        public boolean isActive() {
            return transactions.isActive();
        }
    }
}
