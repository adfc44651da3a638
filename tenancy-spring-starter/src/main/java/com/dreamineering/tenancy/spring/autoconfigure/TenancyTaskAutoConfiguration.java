package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.context.ScopeCarrier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.TaskDecorator;

/** Lets {@code @Async} methods and Boot's task executor run in the scope of whoever submitted the task. */
@AutoConfiguration(before = TaskExecutionAutoConfiguration.class)
@ConditionalOnClass(TaskDecorator.class)
@ConditionalOnBooleanProperty(name = "tenancy.task.carry-scope", matchIfMissing = true)
public final class TenancyTaskAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "tenancyTaskDecorator")
    TaskDecorator tenancyTaskDecorator() {
        return task -> ScopeCarrier.capture().wrap(task);
    }
}
