package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.ScopeCarrier;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.isolation.ScopeMismatchException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class ScopesListingsTests {

    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final OrganisationId acme = OrganisationId.random();
    private final OrganisationId globex = OrganisationId.random();
    private final Projects projects;
    private final Countries countries;
    private final TransactionTemplate transactions;

    @Autowired
    ScopesListingsTests(Projects projects, Countries countries, TransactionTemplate transactions) {
        this.projects = projects;
        this.countries = countries;
        this.transactions = transactions;
    }

    @AfterEach
    void stopThePool() {
        pool.shutdownNow();
    }

    @Test
    void opensAScopeForOneCall() {
        // tag::open
        TenantContext.run(acme, () -> projects.save(new Project("Roof")));

        List<Project> ofAcme = TenantContext.call(acme, projects::findAll);
        List<Project> ofGlobex = TenantContext.call(globex, projects::findAll);

        assertThat(ofAcme).hasSize(1);
        assertThat(ofGlobex).isEmpty();
        // end::open
    }

    @Test
    void putsTheOuterScopeBack() {
        // tag::nest
        TenantContext.run(acme, () -> {
            TenantContext.run(globex, () -> assertThat(TenantContext.required()).isEqualTo(globex));
            assertThat(TenantContext.required()).isEqualTo(acme);
        });
        assertThat(TenantContext.current()).isEmpty();
        // end::nest
    }

    @Test
    void refusesWorkWithoutAScope() {
        // tag::missing
        assertThatThrownBy(TenantContext::required).isInstanceOf(MissingScopeException.class);
        assertThatThrownBy(projects::findAll).hasRootCauseInstanceOf(MissingScopeException.class);
        // end::missing
    }

    @Test
    void refusesAnotherScopeInsideATransaction() {
        // tag::transaction
        assertThatThrownBy(() -> TenantContext.run(
                        acme,
                        () -> transactions.executeWithoutResult(
                                status -> TenantContext.call(globex, projects::findAll))))
                .isInstanceOf(ScopeMismatchException.class);
        // end::transaction
    }

    @Test
    void keepsGlobalDataOutOfOrganisations() {
        // tag::global
        TenantContext.runGlobal(() -> countries.save(new Country("NZ", "New Zealand")));

        Optional<Country> inAcme = TenantContext.call(acme, () -> countries.findById("NZ"));
        List<Project> inGlobalData = TenantContext.callGlobal(projects::findAll);

        assertThat(inAcme).isPresent();
        assertThat(inGlobalData).isEmpty();
        // end::global
    }

    @Test
    void carriesAScopeToAnotherThread() {
        TenantContext.run(acme, () -> projects.save(new Project("Roof")));
        // tag::carry
        Executor carrying = ScopeCarrier.carrying(pool);
        CompletableFuture<List<Project>> found =
                TenantContext.call(acme, () -> CompletableFuture.supplyAsync(projects::findAll, carrying));

        assertThat(found.join()).hasSize(1);
        // end::carry
    }

    @Test
    void carriesAScopeWithOnePieceOfWork() throws Exception {
        // tag::wrap
        ScopeCarrier carrier = TenantContext.call(acme, ScopeCarrier::capture);
        Future<Project> saved = pool.submit(carrier.wrapCallable(() -> projects.save(new Project("Roof"))));

        assertThat(saved.get().organisation()).isEqualTo(acme);
        // end::wrap
    }
}
