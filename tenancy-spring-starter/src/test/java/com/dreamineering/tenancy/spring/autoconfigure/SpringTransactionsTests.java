package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.access.Actions;
import com.dreamineering.tenancy.access.NewResourceType;
import com.dreamineering.tenancy.access.ResourceTypeCode;
import com.dreamineering.tenancy.access.ResourceTypes;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.isolation.ScopeMismatchException;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.OrganisationEvent.OrganisationCreated;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.organisation.Slug;
import com.dreamineering.tenancy.spring.start.Cast;
import com.dreamineering.tenancy.spring.start.NotesTest;
import com.example.notes.Note;
import com.example.notes.Notes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@NotesTest
@Import({SpringTransactionsTests.Notebook.class, SpringTransactionsTests.Listener.class})
class SpringTransactionsTests {

    @Autowired
    Cast cast;

    @Autowired
    Notebook notebook;

    @Autowired
    Listener listener;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    @Autowired
    AuditTrail audit;

    @Autowired
    Organisations organisations;

    @Autowired
    Memberships memberships;

    @Autowired
    SuperadminGrants superadmins;

    @Autowired
    SuperadminBypass bypass;

    @Autowired
    ResourceTypes resourceTypes;

    private OrganisationId acme;
    private OrganisationId globex;
    private final String text = UUID.randomUUID().toString();

    @BeforeEach
    void ids() {
        acme = cast.acme.id();
        globex = cast.globex.id();
        listener.clear();
    }

    @Nested
    class TheLibrarysChanges {

        @Test
        void commitWithTheTransactionalMethodAroundThem() {
            TenantContext.run(acme, () -> notebook.saveAndRegister(text, address()));

            assertThat(committedNotes()).isOne();
            assertThat(people.find(address())).isPresent();
        }

        @Test
        void rollBackWithTheTransactionalMethodAroundThem() {
            assertThatThrownBy(() -> TenantContext.run(acme, () -> notebook.saveRegisterAndFail(text, address())))
                    .hasMessage("Changed my mind");

            assertThat(committedNotes()).isZero();
            assertThat(people.find(address())).isEmpty();
        }

        @Test
        void stayWhenTheyAreRecordedAtOnce() {
            TenantContext.run(
                    acme,
                    () -> transactions.executeWithoutResult(status -> {
                        audit.recordAtOnce(AuditEvent.by(cast.superadmin.id(), "test.refused", text));
                        status.setRollbackOnly();
                    }));

            assertThat(jdbc.sql("select count(*) from audit_entries where subject = ?")
                            .param(text)
                            .query(Long.class)
                            .single())
                    .isOne();
        }

        @Test
        void needNoTransactionAround() {
            Person person = people.register(address(), "A Person");

            assertThat(people.find(person.id())).contains(person);
        }
    }

    @Nested
    class AnEvent {

        @Test
        void arrivesAfterTheCommit() {
            Organisation created = cast.throughTheDoor(token -> transactions.execute(status -> {
                Organisation initech = create(token);
                assertThat(listener.heard).isEmpty();
                return initech;
            }));

            assertThat(listener.heard)
                    .extracting(OrganisationCreated::organisation)
                    .containsExactly(created.id());
        }

        @Test
        void arrivesOutsideOfTheTransaction() {
            cast.throughTheDoor(token -> create(token));

            assertThat(listener.inTransaction).containsExactly(false);
        }

        @Test
        void mayBeAnsweredByAChange() {
            // The committed transaction is still at hand in Spring's callback, and what joins it is lost.
            Organisation created = cast.throughTheDoor(token -> create(token));

            assertThat(jdbc.sql("select count(*) from note where organisation_id = ?")
                            .param(created.id().value())
                            .query(Long.class)
                            .single())
                    .isOne();
        }

        @Test
        void doesNotArriveAfterARollback() {
            cast.throughTheDoor(token -> transactions.execute(status -> {
                create(token);
                status.setRollbackOnly();
                return true;
            }));

            assertThat(listener.heard).isEmpty();
        }

        @Test
        void mayMeetAListenerThatFails() {
            String reason = "A listener fails at " + text;
            listener.failing = true;
            String code = "t" + text;

            bypass.<Object, RuntimeException>write(
                    cast.superadmin.id(),
                    reason,
                    token -> transactions.execute(status -> {
                        create(token);
                        resourceTypes.add(token, type(code));
                        CompletableFuture.runAsync(resourceTypes::all).join();
                        return true;
                    }));

            assertThat(listener.heard).hasSize(1);
            assertThat(resourceTypes.find(code)).isPresent();
            assertThat(jdbc.sql("select details from audit_entries where action = 'bypass.closed' and reason = ?")
                            .param(reason)
                            .query(String.class)
                            .list())
                    .containsExactly("succeeded");
        }

        @Test
        void arrivesThoughASynchronizationOfTheHostFails() {
            assertThatThrownBy(() -> cast.throughTheDoor(token -> transactions.execute(status -> {
                        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                            @Override
                            public void afterCommit() {
                                throw new IllegalStateException("The host's own");
                            }
                        });
                        return create(token);
                    })))
                    .hasMessage("The host's own");

            assertThat(listener.heard).hasSize(1);
        }

        @Test
        void reachesATransactionalListenerThatAlsoHearsOutsideOfTransactions() {
            cast.throughTheDoor(token -> create(token));

            assertThat(listener.heardTransactionally).containsExactly("with fallback");
        }

        private static NewResourceType type(String code) {
            return new NewResourceType(new ResourceTypeCode(code), "Widgets", "", Actions.DEFAULT);
        }

        private Organisation create(BypassToken token) {
            Slug slug = new Slug("s" + text.replace("-", ""));
            return organisations.create(token, new NewOrganisation("Initech", slug, null));
        }
    }

    @Nested
    class WithoutAScope {

        @Test
        void aTransactionalMethodOfTheHostIsRefused() {
            assertThatThrownBy(() -> notebook.save(text))
                    .isInstanceOf(CannotCreateTransactionException.class)
                    .hasRootCauseInstanceOf(MissingScopeException.class);
            assertThat(committedNotes()).isZero();
        }

        @Test
        void theLibraryReadsWhatBelongsToNoOrganisation() {
            assertThat(people.find(cast.memberOfAcme.id())).contains(cast.memberOfAcme);
            assertThat(superadmins.isSuperadmin(cast.superadmin.id())).isTrue();
            assertThat(memberships.usable(cast.both.id())).hasSize(2);
            assertThat(organisations.find(acme)).isPresent();
        }
    }

    @Nested
    class InAScope {

        @Test
        void aTransactionalMethodOfTheHostWorks() {
            TenantContext.run(acme, () -> notebook.save(text));

            assertThat(jdbc.sql("select organisation_id from note where text = ?")
                            .param(text)
                            .query(UUID.class)
                            .single())
                    .isEqualTo(acme.value());
        }

        @Test
        void aNewTransactionMayBelongToAnotherOrganisation() {
            TenantContext.run(
                    acme,
                    () -> transactions.executeWithoutResult(status -> {
                        notebook.save(text);
                        TenantContext.run(globex, () -> notebook.saveSeparately(text));
                        notebook.save(text);
                    }));

            assertThat(jdbc.sql("select organisation_id from note where text = ? order by id")
                            .param(text)
                            .query(UUID.class)
                            .list())
                    .containsExactlyInAnyOrder(acme.value(), globex.value(), acme.value());
        }

        @Test
        void aJoinedTransactionMayNot() {
            assertThatThrownBy(() -> TenantContext.run(
                            acme,
                            () -> transactions.executeWithoutResult(
                                    status -> TenantContext.run(globex, () -> notebook.save(text)))))
                    .isInstanceOf(ScopeMismatchException.class);
            assertThat(committedNotes()).isZero();
        }
    }

    private EmailAddress address() {
        return new EmailAddress(text + "@demo.test");
    }

    private long committedNotes() {
        return jdbc.sql("select count(*) from note where text = ?")
                .param(text)
                .query(Long.class)
                .single();
    }

    @Transactional
    static class Notebook {

        private final Notes notes;
        private final People people;

        Notebook(Notes notes, People people) {
            this.notes = notes;
            this.people = people;
        }

        void save(String text) {
            notes.saveAndFlush(new Note(text));
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        void saveSeparately(String text) {
            notes.saveAndFlush(new Note(text));
        }

        void saveAndRegister(String text, EmailAddress address) {
            save(text);
            people.register(address, "A Person");
        }

        void saveRegisterAndFail(String text, EmailAddress address) {
            saveAndRegister(text, address);
            throw new IllegalStateException("Changed my mind");
        }
    }

    static class Listener {

        final List<OrganisationCreated> heard = new CopyOnWriteArrayList<>();
        final List<Boolean> inTransaction = new CopyOnWriteArrayList<>();
        final List<String> heardTransactionally = new CopyOnWriteArrayList<>();
        boolean failing;
        private final Notebook notebook;

        Listener(Notebook notebook) {
            this.notebook = notebook;
        }

        void clear() {
            heard.clear();
            inTransaction.clear();
            heardTransactionally.clear();
            failing = false;
        }

        @TransactionalEventListener(fallbackExecution = true)
        void withFallback(OrganisationCreated event) {
            heardTransactionally.add("with fallback");
        }

        @TransactionalEventListener
        void withoutFallback(OrganisationCreated event) {
            heardTransactionally.add("without fallback");
        }

        @EventListener
        void on(OrganisationCreated event) {
            heard.add(event);
            inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
            if (failing) {
                throw new IllegalStateException("The listener is broken");
            }
            TenantContext.run(event.organisation(), () -> notebook.save("Welcome"));
        }
    }
}
