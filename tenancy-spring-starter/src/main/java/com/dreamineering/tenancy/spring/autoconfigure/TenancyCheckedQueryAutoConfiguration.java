package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.spring.CheckedQuery;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

/** Makes {@code @CheckedQuery} count, innermost: around the method itself and nothing that other advice does. */
@AutoConfiguration
public final class TenancyCheckedQueryAutoConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    @ConditionalOnMissingBean(name = "tenancyCheckedQueryAdvisor")
    static Advisor tenancyCheckedQueryAdvisor() {
        return new DefaultPointcutAdvisor(
                new AnnotationMatchingPointcut(null, CheckedQuery.class, true), new CheckedQueryInterceptor());
    }
}
