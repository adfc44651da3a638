package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.isolation.StatementRefusedException;
import com.dreamineering.tenancy.spring.CheckedQuery;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.Test;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.transaction.support.TransactionOperations;

class TenancyCheckedQueryAutoConfigurationTests {

    private static <T> T inScope(Supplier<T> work) {
        return TenantContext.call(OrganisationId.random(), work::get);
    }

    @Test
    void letsAMarkedMethodRunWhatIsRefusedOtherwise() {
        Contexts.application().withBean(Parcels.class).run(context -> {
            Parcels parcels = context.getBean(Parcels.class);

            assertThat(inScope(parcels::checked)).isNotNull();
            assertThatThrownBy(() -> inScope(parcels::unchecked)).isInstanceOf(StatementRefusedException.class);
        });
    }

    @Test
    void handsOnWhatTheMethodThrows() {
        Contexts.application()
                .withBean(Parcels.class)
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(Parcels.class).failing())
                        .isInstanceOf(IOException.class));
    }

    @Test
    void refusesABlankReason() {
        Contexts.application()
                .withBean(Parcels.class)
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(Parcels.class).blank())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("A checked statement needs a reason."));
    }

    @Test
    void givesWayToTheHostsOwn() {
        Contexts.application()
                .withBean(Parcels.class)
                .withBean(
                        "tenancyCheckedQueryAdvisor",
                        Advisor.class,
                        () -> new DefaultPointcutAdvisor(
                                new AnnotationMatchingPointcut(null, CheckedQuery.class),
                                (MethodInterceptor) MethodInvocation::proceed))
                .run(context -> assertThatThrownBy(() -> inScope(context.getBean(Parcels.class)::checked))
                        .isInstanceOf(StatementRefusedException.class));
    }

    static class Parcels {

        private final EntityManager entities;
        private final TransactionOperations transactions;

        Parcels(EntityManager entities, TransactionOperations transactions) {
            this.entities = entities;
            this.transactions = transactions;
        }

        @CheckedQuery("A test needs it")
        public List<?> checked() {
            return unchecked();
        }

        public List<?> unchecked() {
            return transactions.execute(
                    status -> entities.createNativeQuery("select 1 from note").getResultList());
        }

        @CheckedQuery("A test needs it")
        public void failing() throws IOException {
            throw new IOException("planted");
        }

        @CheckedQuery(" ")
        public void blank() {}
    }
}
