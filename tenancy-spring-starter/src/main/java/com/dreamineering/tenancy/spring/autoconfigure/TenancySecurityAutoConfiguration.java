package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.security.SecurityContextUser;
import com.dreamineering.tenancy.spring.security.TenancyPermissionEvaluator;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.security.access.PermissionEvaluator;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.access.expression.method.MethodSecurityExpressionHandler;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.authorization.AuthorizationManagerFactory;
import org.springframework.security.authorization.DefaultAuthorizationManagerFactory;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.core.context.SecurityContextHolder;

/** Knows who is signed in, and answers {@code hasPermission} in Spring Security's expressions. */
@AutoConfiguration(after = TenancyPartsAutoConfiguration.class)
@ConditionalOnClass({SecurityContextHolder.class, GrantedAuthorityDefaults.class})
@ConditionalOnBean(AccessDecisions.class)
public final class TenancySecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CurrentUser tenancyCurrentUser() {
        return new SecurityContextUser();
    }

    @Bean
    @ConditionalOnMissingBean
    PermissionEvaluator tenancyPermissionEvaluator(AccessDecisions decisions, CurrentUser currentUser) {
        return new TenancyPermissionEvaluator(decisions, currentUser);
    }

    /** The one that {@code @EnableMethodSecurity} would make for itself, which asks no evaluator that is a bean. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    @ConditionalOnMissingBean
    static MethodSecurityExpressionHandler tenancyMethodSecurityExpressionHandler(
            PermissionEvaluator evaluator,
            ApplicationContext context,
            ObjectProvider<AuthorizationManagerFactory<MethodInvocation>> factories,
            ObjectProvider<RoleHierarchy> roles,
            ObjectProvider<GrantedAuthorityDefaults> authorities) {
        DefaultMethodSecurityExpressionHandler handler = new DefaultMethodSecurityExpressionHandler();
        handler.setPermissionEvaluator(evaluator);
        handler.setApplicationContext(context);
        handler.setAuthorizationManagerFactory(factories.getIfUnique(() -> {
            DefaultAuthorizationManagerFactory<MethodInvocation> factory = new DefaultAuthorizationManagerFactory<>();
            roles.ifUnique(factory::setRoleHierarchy);
            authorities.ifUnique(defaults -> factory.setRolePrefix(defaults.getRolePrefix()));
            return factory;
        }));
        return handler;
    }
}
