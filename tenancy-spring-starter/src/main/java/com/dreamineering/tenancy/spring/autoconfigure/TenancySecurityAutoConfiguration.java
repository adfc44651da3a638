package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.RequiresPermission;
import com.dreamineering.tenancy.spring.security.PermissionInterceptor;
import com.dreamineering.tenancy.spring.security.SecurityContextUser;
import com.dreamineering.tenancy.spring.security.TenancyPermissionEvaluator;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.security.access.PermissionEvaluator;
import org.springframework.security.core.context.SecurityContextHolder;

/** Knows who is signed in and lets methods ask for permissions. */
@AutoConfiguration(after = TenancyPartsAutoConfiguration.class)
@ConditionalOnClass(SecurityContextHolder.class)
@ConditionalOnBean(AccessDecisions.class)
public final class TenancySecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CurrentUser currentUser() {
        return new SecurityContextUser();
    }

    @Bean
    @ConditionalOnMissingBean
    PermissionEvaluator tenancyPermissionEvaluator(AccessDecisions decisions) {
        return new TenancyPermissionEvaluator(decisions);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor requiresPermissionAdvisor(
            ObjectProvider<AccessDecisions> decisions, ObjectProvider<CurrentUser> currentUser) {
        ComposablePointcut marked = new ComposablePointcut(
                        new AnnotationMatchingPointcut(null, RequiresPermission.class, true))
                .union(new AnnotationMatchingPointcut(RequiresPermission.class, true));
        return new DefaultPointcutAdvisor(marked, new PermissionInterceptor(decisions, currentUser));
    }
}
