package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.context.ScopeCarrier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Lets {@code @Async} methods and Boot's executors carry the scope of whoever submits, and scheduled methods none. */
@AutoConfiguration(before = TaskExecutionAutoConfiguration.class)
@ConditionalOnClass(TaskDecorator.class)
@Conditional(TenancyTaskAutoConfiguration.CarriesScope.class)
@EnableConfigurationProperties(TenancyProperties.Task.class)
public final class TenancyTaskAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "tenancyTaskDecorator")
    TaskDecorator tenancyTaskDecorator() {
        return task -> ScopeCarrier.capture().wrap(task);
    }

    @Bean
    ScopelessScheduling tenancyScopelessScheduling() {
        return new ScopelessScheduling();
    }

    /** Understands every way to write a boolean; Spring Boot's own condition takes "on" for a no. */
    static final class CarriesScope implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment().getProperty("tenancy.task.carry-scope", Boolean.class, true);
        }
    }
}
