package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.security.PermissionInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

/**
 * Makes {@code @RequiresPermission} hold.
 *
 * <p>It depends on nothing: in an application that lacks what a decision needs, the annotation refuses instead of being
 * ignored.
 */
@AutoConfiguration
public final class TenancyPermissionAutoConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    @ConditionalOnMissingBean(name = "tenancyRequiresPermissionAdvisor")
    static Advisor tenancyRequiresPermissionAdvisor(
            ObjectProvider<AccessDecisions> decisions, ObjectProvider<CurrentUser> currentUser) {
        return PermissionInterceptor.advisor(decisions, currentUser);
    }
}
