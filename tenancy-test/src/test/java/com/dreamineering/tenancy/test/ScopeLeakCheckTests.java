package com.dreamineering.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.test.proof.Run;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.testkit.engine.EngineTestKit;

class ScopeLeakCheckTests {

    private static final String ACME = "b3f1a0de-0000-4000-8000-00000000acae";

    @Test
    void failsATestThatEndsWithAScope() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Leaking.class))
                .execute()
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                instanceOf(AssertionError.class),
                                message("'leaks()' ends with a scope on its thread: OneOrganisation[organisation=%s]."
                                                .formatted(ACME)
                                        + " Open scopes around the work only")));
    }

    @Test
    void letsATestPassThatPutsItsScopeBack() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Clean.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1).failed(0));
    }

    @Test
    void failsATestWhoseBypassGoesOnAfterIt() {
        assertThat(Run.of(LeavesABypassOpen.class).failures())
                .containsEntry(
                        "leaks()",
                        "'leaks()' ends with a bypass open: [OpenBypass[actor=%s, reason=Look for long, thread=left over]]."
                                        .formatted(LeavesABypassOpen.SUPERADMIN
                                                .person()
                                                .id())
                                + " Wait for the work before the test is over");
        LeavesABypassOpen.CLOSE.countDown();
    }

    @Test
    void seesNoScopeItself() {
        assertThat(TenantContext.current()).isEqualTo(Optional.empty());
    }

    @ExtendWith(ScopeLeakCheck.class)
    static class Clean {
        @Test
        void putsBack() {
            TenantContext.run(OrganisationId.parse(ACME), () -> {});
        }
    }

    @ExtendWith(ScopeLeakCheck.class)
    static class LeavesABypassOpen implements TenancySource {

        static final Tenancy TENANCY = PlainApplication.start();
        static final Superadmin SUPERADMIN = Superadmin.in(TENANCY);
        static final CountDownLatch CLOSE = new CountDownLatch(1);

        @Override
        public Tenancy tenancy() {
            return TENANCY;
        }

        @Test
        void leaks() throws InterruptedException {
            CountDownLatch open = new CountDownLatch(1);
            new Thread(
                            () -> SUPERADMIN.<Boolean, RuntimeException>read("Look for long", token -> {
                                open.countDown();
                                return awaits(CLOSE);
                            }),
                            "left over")
                    .start();
            open.await();
        }

        private static boolean awaits(CountDownLatch latch) {
            try {
                latch.await();
                return true;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The end of the test comes while an interceptor around it still holds a scope: the only way to leave one. */
    @ExtendWith(ScopeLeakCheck.class)
    static class Leaking {
        @Test
        @ExtendWith(LeftOver.class)
        void leaks() {}
    }

    static final class LeftOver implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation,
                ReflectiveInvocationContext<java.lang.reflect.Method> test,
                ExtensionContext context)
                throws Throwable {
            invocation.proceed();
            scopes().set(new com.dreamineering.tenancy.context.TenantScope.OneOrganisation(OrganisationId.parse(ACME)));
            context.getStore(ExtensionContext.Namespace.GLOBAL).put("cleanUp", (AutoCloseable) () -> scopes().remove());
        }

        @SuppressWarnings("unchecked")
        private static ThreadLocal<Object> scopes() throws ReflectiveOperationException {
            var field = TenantContext.class.getDeclaredField("SCOPE");
            field.setAccessible(true);
            return (ThreadLocal<Object>) field.get(null);
        }
    }
}
