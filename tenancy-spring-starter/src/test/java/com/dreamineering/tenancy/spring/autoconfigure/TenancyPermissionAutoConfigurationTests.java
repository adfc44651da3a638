package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.RequiresPermission;
import java.util.Optional;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.Test;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.core.context.SecurityContextHolder;

/** The annotation in applications that lack what a decision needs: it refuses, and is never ignored. */
class TenancyPermissionAutoConfigurationTests {

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(TenancyPermissionAutoConfiguration.class, AopAutoConfiguration.class))
            .withBean(Contacts.class);

    @Test
    void refusesWithoutAnybodyWhoKnowsWhoIsSignedIn() {
        contexts.run(context -> assertThatThrownBy(
                        () -> context.getBean(Contacts.class).read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "@RequiresPermission needs to know who is signed in, and there is no CurrentUser. Add Spring"
                                + " Security, or a bean of that type"));
    }

    @Test
    void refusesWithoutSpringSecurity() {
        contexts.withClassLoader(new FilteredClassLoader(SecurityContextHolder.class))
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(Contacts.class).read())
                        .isInstanceOf(IllegalStateException.class));
    }

    @Test
    void refusesWithoutDecisions() {
        contexts.withUserConfiguration(SomebodySignedIn.class)
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(Contacts.class).read())
                        .isInstanceOf(NoSuchBeanDefinitionException.class)
                        .hasMessageContaining(AccessDecisions.class.getName()));
    }

    @Test
    void standsBeforeTransactionsAndCachesWhichComeLastUnlessToldOtherwise() {
        contexts.run(context -> assertThat(context.getBean(Advisor.class))
                .isInstanceOfSatisfying(
                        Ordered.class,
                        advisor -> assertThat(advisor.getOrder()).isLessThan(Ordered.LOWEST_PRECEDENCE)));
    }

    @Test
    void leavesItsNameToTheHost() {
        contexts.withBean("tenancyRequiresPermissionAdvisor", Advisor.class, () -> TRUSTING)
                .run(context ->
                        assertThat(context.getBean(Contacts.class).read()).isEqualTo("contacts"));
    }

    @Test
    void leavesBeansAloneThatAskForNothing() {
        contexts.withBean("plain", Object.class)
                .run(context -> assertThat(context.getBean("plain").getClass()).isEqualTo(Object.class));
    }

    private static final Advisor TRUSTING = new DefaultPointcutAdvisor(
            new AnnotationMatchingPointcut(null, RequiresPermission.class),
            (MethodInterceptor) MethodInvocation::proceed);

    static class Contacts {
        @RequiresPermission(resource = "contacts", action = "read")
        public String read() {
            return "contacts";
        }
    }

    static class SomebodySignedIn {
        @Bean
        CurrentUser somebody() {
            return () -> Optional.of(UserId.random());
        }
    }
}
