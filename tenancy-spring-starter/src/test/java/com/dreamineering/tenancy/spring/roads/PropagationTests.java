package com.dreamineering.tenancy.spring.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_NESTED;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_NEVER;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_NOT_SUPPORTED;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_SUPPORTS;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.isolation.ScopeMismatchException;
import com.example.shop.Product;
import com.example.shop.Products;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.NestedTransactionNotSupportedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions in each way that Spring propagates them, with the scope that they began in and with another one. */
@OnEachShop
class PropagationTests {

    private final Shop shop;
    private final OrganisationId acme;
    private final OrganisationId globex;
    private final Products products;
    private final EntityManager entities;
    private final String name = "propagated " + UUID.randomUUID();

    PropagationTests(Shop shop) {
        this.shop = shop;
        this.acme = shop.acme();
        this.globex = shop.globex();
        this.products = shop.bean(Products.class);
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(shop.bean(EntityManagerFactory.class));
    }

    @Nested
    class AnotherScopeInAnOpenTransaction {

        @Test
        void findsNothingThatTheTransactionHasLoaded() {
            long id = stored(acme).id();

            refused(() -> products.findById(id), () -> products.findById(id));
            refused(() -> products.findById(id), () -> products.getReferenceById(id));
        }

        @Test
        void queriesNothing() {
            refused(() -> true, products::count);
        }

        @Test
        void loadsNoCollection() {
            Product product = stored(acme);

            refused(() -> true, () -> {
                Product found = TenantContext.call(
                        acme, () -> products.findById(product.id()).orElseThrow());
                return found.labels().size();
            });
        }

        @Test
        void storesNothing() {
            // The first one fetches ids for those that follow, which then need no statement.
            refused(() -> products.save(new Product("first")), () -> products.save(new Product(name)));
            refused(() -> products.save(new Product("first")), () -> entities.merge(new Product(name)));

            assertThat(names(acme)).doesNotContain(name);
            assertThat(names(globex)).doesNotContain(name);
        }

        @Test
        void removesNothing() {
            Product product = stored(acme);

            refused(() -> products.findById(product.id()), () -> {
                products.delete(product);
                return true;
            });

            assertThat(names(acme)).contains(name);
        }

        @Test
        void takesTheWholeTransactionDownThoughTheRefusalIsCaught() {
            assertThatThrownBy(() -> TenantContext.call(
                            acme,
                            () -> shop.transaction(() -> {
                                products.save(new Product(name));
                                TenantContext.run(
                                        globex,
                                        () -> assertThatThrownBy(products::count)
                                                .isInstanceOf(ScopeMismatchException.class));
                                return true;
                            })))
                    .isInstanceOf(UnexpectedRollbackException.class);

            assertThat(names(acme)).doesNotContain(name);
        }

        @Test
        void isRefusedWhereTheTransactionBeganWithGlobalData() {
            assertThatThrownBy(() -> TenantContext.<Long, RuntimeException>callGlobal(
                            () -> shop.transaction(() -> TenantContext.call(globex, products::count))))
                    .isInstanceOf(ScopeMismatchException.class)
                    .hasMessageStartingWith(
                            "This Hibernate session belongs to global data, and organisation %s is in scope", globex);
        }

        @Test
        void isRefusedWhereTheTransactionWouldHaveBegunWithoutAScope() {
            assertThatThrownBy(() -> shop.transaction(() -> TenantContext.call(globex, products::count)))
                    .isInstanceOf(CannotCreateTransactionException.class)
                    .hasRootCauseInstanceOf(MissingScopeException.class);
        }

        private void refused(Supplier<?> first, Supplier<?> second) {
            ThrowingCallable work = () -> TenantContext.call(
                    acme,
                    () -> shop.transaction(() -> {
                        first.get();
                        return TenantContext.call(globex, second::get);
                    }));
            assertThatThrownBy(work)
                    .isInstanceOf(ScopeMismatchException.class)
                    .hasMessageStartingWith(
                            "This Hibernate session belongs to organisation %s, and organisation %s is in scope. Open the"
                                    + " scope before the transaction or session begins",
                            acme, globex);
        }
    }

    @Nested
    class ATransactionOfItsOwn {

        @ParameterizedTest
        @ValueSource(ints = {PROPAGATION_REQUIRES_NEW, PROPAGATION_NOT_SUPPORTED})
        void worksForItsScopeAndLeavesTheOuterOneToItself(int propagation) {
            List<List<String>> found = TenantContext.call(
                    acme,
                    () -> shop.transaction(() -> {
                        products.saveAndFlush(new Product(name));
                        List<String> before = ofThisTest();
                        List<String> inner = TenantContext.call(
                                globex,
                                () -> shop.in(propagation, () -> {
                                    products.save(new Product(name));
                                    return ofThisTest();
                                }));
                        return List.of(before, inner, ofThisTest());
                    }));

            assertThat(found).containsOnly(List.of(name)).hasSize(3);
            assertThat(names(acme)).containsOnlyOnce(name);
            assertThat(names(globex)).containsOnlyOnce(name);
        }

        @Test
        void seesTheCommittedRowsOfTheSameScope() {
            List<String> inner = TenantContext.call(
                    acme,
                    () -> shop.transaction(() -> {
                        products.saveAndFlush(new Product(name));
                        return shop.in(PROPAGATION_REQUIRES_NEW, PropagationTests.this::ofThisTest);
                    }));

            assertThat(inner).isEmpty();
        }

        @Test
        void mayRollBackAlone() {
            List<String> found = TenantContext.call(
                    acme,
                    () -> shop.transaction(() -> {
                        products.saveAndFlush(new Product(name));
                        assertThatThrownBy(() -> TenantContext.call(
                                        globex,
                                        () -> shop.in(PROPAGATION_REQUIRES_NEW, () -> {
                                            products.saveAndFlush(new Product(name));
                                            throw new IllegalStateException("Changed my mind");
                                        })))
                                .hasMessage("Changed my mind");
                        return ofThisTest();
                    }));

            assertThat(found).containsExactly(name);
            assertThat(names(globex)).doesNotContain(name);
        }
    }

    @Nested
    class NoTransaction {

        @ParameterizedTest
        @ValueSource(ints = {PROPAGATION_SUPPORTS, PROPAGATION_NEVER})
        void keepsToTheScopeOfEachCall(int propagation) {
            stored(acme);

            List<String> found = TenantContext.call(
                    acme,
                    () -> shop.in(propagation, () -> {
                        assertThat(ofThisTest()).containsExactly(name);
                        return TenantContext.call(globex, PropagationTests.this::ofThisTest);
                    }));

            assertThat(found).isEmpty();
        }

        @Test
        void needsAScopeAllTheSame() {
            assertThatThrownBy(() -> shop.in(PROPAGATION_SUPPORTS, products::count))
                    .hasRootCauseInstanceOf(MissingScopeException.class);
        }
    }

    @Nested
    class ANestedTransaction {

        @Test
        void isRefusedBySpringAndLeavesTheOuterOneToItself() {
            List<String> found = TenantContext.call(
                    acme,
                    () -> shop.transaction(() -> {
                        products.saveAndFlush(new Product(name));
                        assertThatThrownBy(() -> shop.in(PROPAGATION_NESTED, PropagationTests.this::ofThisTest))
                                .isInstanceOf(NestedTransactionNotSupportedException.class);
                        return ofThisTest();
                    }));

            assertThat(found).containsExactly(name);
        }
    }

    @Nested
    class AReadingTransaction {

        @Test
        void keepsToItsScopeAndLeavesTheConnectionAsItWas() {
            TransactionTemplate reading = new TransactionTemplate(shop.bean(PlatformTransactionManager.class));
            reading.setReadOnly(true);
            stored(acme);

            assertThat(TenantContext.<List<String>, RuntimeException>call(
                            globex, () -> reading.execute(status -> ofThisTest())))
                    .isEmpty();
            assertThat(TenantContext.<List<String>, RuntimeException>call(
                            acme, () -> reading.execute(status -> ofThisTest())))
                    .containsExactly(name);
            stored(globex);
        }
    }

    @Nested
    class ATransactionThatIsToRollBack {

        @Test
        void leavesNothingForTheNextOne() {
            assertThatThrownBy(() -> TenantContext.call(
                            acme,
                            () -> shop.transaction(() -> {
                                products.saveAndFlush(new Product(name));
                                assertThatThrownBy(() -> shop.transaction(() -> {
                                            throw new IllegalStateException("Inside");
                                        }))
                                        .hasMessage("Inside");
                                return ofThisTest();
                            })))
                    .isInstanceOf(UnexpectedRollbackException.class);

            assertThat(names(acme)).doesNotContain(name);
            assertThat(names(globex)).doesNotContain(name);
        }
    }

    @Nested
    class ASecondTransactionManager {

        private final JdbcClient jdbc = shop.bean(JdbcClient.class);
        private final JdbcTransactionManager manager = new JdbcTransactionManager(shop.bean(DataSource.class));

        @BeforeEach
        void addTheLibrarysListenerAsToABean() {
            manager.addListener(shop.bean(TransactionExecutionListener.class));
        }

        @Test
        void ofPlainJdbcMeetsNoGuardOnH2AndIsToldTheScopeOnPostgres() {
            stored(acme);
            stored(globex);

            assertThat(TenantContext.<Long, RuntimeException>call(globex, () -> transaction(this::count)))
                    .isEqualTo(shop == Shop.H2 ? 2 : 1);
        }

        @Test
        void ofPlainJdbcKeepsTheScopeThatItsTransactionBeganWith() {
            stored(globex);

            assertThat(TenantContext.<Long, RuntimeException>call(
                            acme, () -> transaction(() -> TenantContext.call(globex, this::count))))
                    .isEqualTo(shop == Shop.H2 ? 1 : 0);
        }

        @Test
        void onTheConnectionOfHibernateLeavesItTheScope() {
            List<String> found = TenantContext.call(
                    acme,
                    () -> shop.transaction(() -> {
                        products.saveAndFlush(new Product(name));
                        transaction(() -> jdbc.sql("select 1").query(Long.class).single());
                        return ofThisTest();
                    }));

            assertThat(found).containsExactly(name);
        }

        @Test
        void onTheConnectionOfHibernateIsRefusedForAnotherScope() {
            assertThatThrownBy(() -> TenantContext.call(
                            acme,
                            () -> shop.transaction(() -> TenantContext.call(globex, () -> transaction(this::count)))))
                    .satisfies(refused -> assertThat(NestedExceptionUtils.getMostSpecificCause(refused))
                            .isInstanceOf(ScopeMismatchException.class));
        }

        private Long count() {
            return jdbc.sql("select count(*) from product where name = ?")
                    .param(name)
                    .query(Long.class)
                    .single();
        }

        private Long transaction(Supplier<Long> work) {
            return new TransactionTemplate(manager).execute(status -> work.get());
        }
    }

    @Nested
    class Synchronizations {

        @Test
        void runInTheScopeOfWhatTheyWaitFor() {
            List<Look> looks = new ArrayList<>();
            TenantContext.run(
                    acme,
                    () -> shop.transaction(() -> {
                        products.saveAndFlush(new Product(name));
                        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                            @Override
                            public void beforeCommit(boolean readOnly) {
                                looks.add(Look.at(products));
                            }

                            @Override
                            public void beforeCompletion() {
                                looks.add(Look.at(products));
                            }

                            @Override
                            public void afterCommit() {
                                looks.add(Look.at(products));
                            }

                            @Override
                            public void afterCompletion(int outcome) {
                                looks.add(Look.at(products));
                            }
                        });
                        return true;
                    }));

            assertThat(looks).hasSize(4).allSatisfy(look -> {
                assertThat(look.scope()).isEqualTo(new TenantScope.OneOrganisation(acme));
                assertThat(look.products()).contains(name);
            });
        }
    }

    private Product stored(OrganisationId organisation) {
        return TenantContext.call(organisation, () -> products.save(new Product(name, "red")));
    }

    /** What this test has stored, as the scope of the thread sees it. */
    private List<String> ofThisTest() {
        return seen().filter(name::equals).toList();
    }

    private List<String> names(OrganisationId organisation) {
        return TenantContext.call(organisation, () -> seen().toList());
    }

    private Stream<String> seen() {
        return products.findAll().stream().map(Product::name);
    }
}
