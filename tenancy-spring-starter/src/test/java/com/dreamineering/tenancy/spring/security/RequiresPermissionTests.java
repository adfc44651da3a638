package com.dreamineering.tenancy.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.access.Actions;
import com.dreamineering.tenancy.access.NewResourceType;
import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.access.PermissionDeniedException;
import com.dreamineering.tenancy.access.ResourceTypeCode;
import com.dreamineering.tenancy.access.ResourceTypes;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.access.Roles;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.spring.RequiresPermission;
import com.dreamineering.tenancy.spring.start.Cast;
import com.dreamineering.tenancy.spring.start.SignedIn;
import com.example.notes.Note;
import com.example.notes.Notes;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@PermissionsTest
class RequiresPermissionTests {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    Cast cast;

    @Autowired
    GenericApplicationContext context;

    @Autowired
    ResourceTypes resourceTypes;

    @Autowired
    Roles roles;

    @Autowired
    @Qualifier("tenancyRequiresPermissionAdvisor")
    Advisor advisor;

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape(new Guarded.OnAMethod(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnAClass(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnAClass(), bean -> bean.inviteWithinThePackage("Ann")),
                shape(new Guarded.OnAnAnnotation(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnAnInterfaceMethod(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnAnInterfaceMethod(), bean -> ((Guarded.Inviter) bean).invite("Ann")),
                shape(new Guarded.OnAnInterface(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnADefaultMethod(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnAnOverriddenMethod(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnAnInheritedMethod(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnASuperclass(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnTheSubclassOfTheMethod(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnAGenericInterface(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnAGenericInterface(), bean -> ((Guarded.GenericInviter<String>) bean).invite("Ann")),
                shape(new Guarded.OnAGenericSuperclass(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnAGenericSuperclass(), bean -> ((Guarded.GenericBase<String>) bean).invite("Ann")),
                shape(new Guarded.OnAGenericSuperclassFurtherUp(), bean -> bean.invite(List.of("Ann"))),
                shape(new Guarded.OnAGenericMethod(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnAnInterfaceBesideTheSuperclass(), bean -> bean.invite("Ann")),
                shape(new Guarded.OnAnInterfaceBesideTheSuperclass(), bean -> ((Guarded.Plain) bean).invite("Ann")),
                shape(new Guarded.OnAnInterfaceBesideTheSuperclass(), bean -> ((Guarded.Inviter) bean).invite("Ann")),
                shape(new Guarded.OnAGenericInterfaceBesideTheSuperclass(), bean -> bean.invite("Ann")),
                shape(
                        new Guarded.OnAGenericInterfaceBesideTheSuperclass(),
                        bean -> ((Guarded.Plain) bean).invite("Ann")),
                shape(
                        new Guarded.OnAGenericInterfaceBesideTheSuperclass(),
                        bean -> ((Guarded.GenericInviter<String>) bean).invite("Ann")),
                shape(new Guarded.OnARawInterface(), bean -> bean.invite("Ann")));
    }

    private static <T> Arguments shape(T target, Function<T, Object> call) {
        return Arguments.of(target, call);
    }

    @Nested
    class OfEachShape {

        @ParameterizedTest
        @MethodSource("com.dreamineering.tenancy.spring.security.RequiresPermissionTests#shapes")
        <T> void isDeniedToWhoLacksThePermission(T target, Function<T, Object> call) {
            T bean = asBean(target);

            assertThatThrownBy(() -> as(cast.memberOfAcme, () -> call.apply(bean)))
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessage(
                            "This needs the permission members:create. Someone who manages roles in this organisation"
                                    + " can grant it");
        }

        @ParameterizedTest
        @MethodSource("com.dreamineering.tenancy.spring.security.RequiresPermissionTests#shapes")
        <T> void isAllowedToWhoHasThePermission(T target, Function<T, Object> call) throws Exception {
            T bean = asBean(target);

            assertThat(as(cast.ownerOfAcme, () -> call.apply(bean))).isNotNull();
        }
    }

    @Nested
    class BehindAnInterface {

        @ParameterizedTest
        @MethodSource("targets")
        void isDeniedToWhoLacksThePermission(Object target) {
            Guarded.Inviter proxy = (Guarded.Inviter) throughItsInterfaces(target);

            assertThatThrownBy(() -> as(cast.memberOfAcme, () -> proxy.invite("Ann")))
                    .isInstanceOf(PermissionDeniedException.class);
        }

        static Stream<Object> targets() {
            return Stream.of(new Guarded.OnAnInterfaceMethod(), new Guarded.OnAnInterfaceBesideTheSuperclass());
        }

        @Test
        void isDeniedOnAGenericOne() {
            @SuppressWarnings("unchecked")
            Guarded.GenericInviter<String> proxy =
                    (Guarded.GenericInviter<String>) throughItsInterfaces(new Guarded.OnAGenericInterface());

            assertThatThrownBy(() -> as(cast.memberOfAcme, () -> proxy.invite("Ann")))
                    .isInstanceOf(PermissionDeniedException.class);
        }

        @Test
        void isWhatTheMethodOfTheClassSays() throws Exception {
            Guarded.Inviter proxy = (Guarded.Inviter) throughItsInterfaces(new Guarded.OnTheMethodAndItsInterface());

            assertThat(as(cast.memberOfAcme, () -> proxy.invite("Ann"))).isEqualTo("Ann");
        }

        private Object throughItsInterfaces(Object target) {
            assertThat(AopUtils.canApply(advisor, target.getClass())).isTrue();
            ProxyFactory factory = new ProxyFactory(target);
            factory.setProxyTargetClass(false);
            factory.addAdvisor(advisor);
            Object proxy = factory.getProxy();
            assertThat(AopUtils.isJdkDynamicProxy(proxy)).isTrue();
            return proxy;
        }
    }

    @Nested
    class OnARepository {

        @Autowired
        GuardedNotes notes;

        @Test
        void isDeniedToWhoLacksThePermission() {
            assertThatThrownBy(() -> as(cast.memberOfAcme, notes::findAll))
                    .isInstanceOf(PermissionDeniedException.class);
        }

        @Test
        void isAllowedToWhoHasThePermission() throws Exception {
            List<Note> found = as(cast.ownerOfAcme, notes::findAll);

            assertThat(found).isNotNull();
        }

        @Test
        void doesNotReachToItsOtherMethods() throws Exception {
            long count = as(cast.memberOfAcme, notes::count);

            assertThat(count).isNotNegative();
        }
    }

    @Nested
    class OnAMethod {

        @Test
        void takesThePlaceOfTheOneOnTheClass() throws Exception {
            Guarded.OnAClass bean = asBean(new Guarded.OnAClass());

            assertThat(as(cast.memberOfAcme, () -> bean.list("Ann"))).isEqualTo("Ann");
        }

        @Test
        void leavesOtherMethodsAlone() throws Exception {
            Guarded.OnAMethod bean = asBean(new Guarded.OnAMethod());

            assertThat(as(cast.memberOfAcme, () -> bean.free("Ann"))).isEqualTo("Ann");
        }
    }

    @Test
    void onAClassLeavesTheMethodsOfEveryObjectAlone() {
        Guarded.OnAClass bean = asBean(new Guarded.OnAClass());

        assertThat(bean.toString()).contains("OnAClass");
        assertThat(bean).isEqualTo(bean);
    }

    @Test
    void isAskedBeforeATransactionBegins() {
        InATransaction bean = context.getBean(InATransaction.class);

        assertThatThrownBy(() -> SignedIn.call(cast.ownerOfAcme, bean::invite))
                // The transaction would have failed with an exception of its own around it.
                .isInstanceOf(MissingScopeException.class);
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isFalse();
    }

    @Test
    void needsSomebodyWhoIsSignedIn() {
        Guarded.OnAMethod bean = asBean(new Guarded.OnAMethod());

        assertThatThrownBy(() -> TenantContext.call(cast.acme.id(), () -> bean.invite("Ann")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Nobody is signed in, and this needs a person. Put the path among those that need a sign-in");
    }

    @Test
    void needsAnOrganisationInScope() {
        Guarded.OnAMethod bean = asBean(new Guarded.OnAMethod());

        assertThatThrownBy(() -> SignedIn.call(cast.ownerOfAcme, () -> bean.invite("Ann")))
                .isInstanceOf(MissingScopeException.class);
    }

    @Test
    void knowsAResourceTypeThatIsAddedWhileTheApplicationRuns() throws Exception {
        Projects bean = asBean(new Projects());
        assertThatThrownBy(() -> as(cast.ownerOfAcme, bean::read)).isInstanceOf(PermissionDeniedException.class);

        cast.throughTheDoor(token -> resourceTypes.add(
                token, new NewResourceType(new ResourceTypeCode("projects"), "Projects", "", Actions.parse("read"))));
        assertThatThrownBy(() -> as(cast.ownerOfAcme, bean::read))
                .as("granted to nobody")
                .isInstanceOf(PermissionDeniedException.class);

        TenantContext.run(
                cast.acme.id(),
                () -> roles.grant(cast.ownerOfAcme.id(), RoleKey.OWNER, Permission.of("projects", "read")));
        assertThat(as(cast.ownerOfAcme, bean::read)).isEqualTo("projects");
    }

    @Test
    void countsOnlyInTheOrganisationThatGrantedIt() {
        Guarded.OnAMethod bean = asBean(new Guarded.OnAMethod());

        assertThatThrownBy(() -> TenantContext.call(
                        cast.globex.id(), () -> SignedIn.call(cast.ownerOfAcme, () -> bean.invite("Ann"))))
                .isInstanceOf(PermissionDeniedException.class);
    }

    private <T> T as(Person person, Callable<T> work) throws Exception {
        return TenantContext.call(cast.acme.id(), () -> SignedIn.call(person, work));
    }

    @SuppressWarnings("unchecked")
    private <T> T asBean(T target) {
        String name = "guarded%d".formatted(COUNT.incrementAndGet());
        context.registerBean(name, (Class<T>) target.getClass(), () -> target);
        return (T) context.getBean(name);
    }

    interface GuardedNotes extends Notes {
        @Override
        @RequiresPermission(resource = "members", action = "create")
        List<Note> findAll();
    }

    @EnableJpaRepositories(basePackageClasses = RequiresPermissionTests.class, considerNestedRepositories = true)
    static class Repositories {}

    static class Projects {
        @RequiresPermission(resource = "projects", action = "read")
        public String read() {
            return "projects";
        }
    }

    @Transactional
    static class InATransaction {
        @RequiresPermission(resource = "members", action = "create")
        String invite() {
            return "invited";
        }
    }
}
