package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.spring.start.Waiting;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class TenancyTaskAutoConfigurationTests {

    private static final OrganisationId ACME = OrganisationId.parse("ac3e0000-0000-4000-8000-000000000001");

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(TenancyTaskAutoConfiguration.class, TaskExecutionAutoConfiguration.class));

    @Test
    void carriesTheScopeOfWhoeverSubmits() {
        contexts.run(context -> assertThat(scopeOfATask(context)).isEqualTo(new TenantScope.OneOrganisation(ACME)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "on", "yes", "1"})
    void carriesItHoweverYesIsSpelled(String yes) {
        contexts.withPropertyValues("tenancy.task.carry-scope=" + yes)
                .run(context -> assertThat(scopeOfATask(context)).isEqualTo(new TenantScope.OneOrganisation(ACME)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "off"})
    void carriesNothingWhenToldTo(String no) {
        contexts.withPropertyValues("tenancy.task.carry-scope=" + no).run(context -> {
            assertThat(context).doesNotHaveBean(TaskDecorator.class);
            assertThat(scopeOfATask(context)).isEqualTo(TenantScope.None.NONE);
        });
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void carriesItToVirtualThreads() {
        contexts.withPropertyValues("spring.threads.virtual.enabled=true").run(context -> {
            assertThat(context.getBean(AsyncTaskExecutor.class)).isInstanceOf(SimpleAsyncTaskExecutor.class);
            assertThat(scopeOfATask(context)).isEqualTo(new TenantScope.OneOrganisation(ACME));
        });
    }

    @Test
    void leavesThePoolsThreadAsItWas() {
        contexts.withPropertyValues("spring.task.execution.pool.core-size=1").run(context -> {
            scopeOfATask(context);

            ThreadPoolTaskExecutor executor = context.getBean(ThreadPoolTaskExecutor.class);
            assertThat(Waiting.forTheScopeLeftOn(executor.getThreadPoolExecutor()))
                    .isEqualTo(TenantScope.None.NONE);
        });
    }

    @Test
    void standsBesideADecoratorOfTheHosts() {
        contexts.withUserConfiguration(OtherDecorator.class)
                .run(context -> assertThat(scopeOfATask(context)).isEqualTo(new TenantScope.OneOrganisation(ACME)));
    }

    @Test
    void leavesItsNameToTheHost() {
        contexts.withUserConfiguration(OwnDecorator.class)
                .run(context -> assertThat(scopeOfATask(context)).isEqualTo(TenantScope.None.NONE));
    }

    @Test
    void doesNothingWithoutTaskDecorators() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TenancyTaskAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader(TaskDecorator.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("tenancyTaskDecorator"));
    }

    private static TenantScope scopeOfATask(ApplicationContext context) {
        AsyncTaskExecutor executor = context.getBean(AsyncTaskExecutor.class);
        return TenantContext.call(
                ACME,
                () -> CompletableFuture.supplyAsync(TenantContext::scope, executor)
                        .join());
    }

    static class OtherDecorator {
        @Bean
        TaskDecorator otherDecorator() {
            return task -> task;
        }
    }

    static class OwnDecorator {
        @Bean
        TaskDecorator tenancyTaskDecorator() {
            return task -> task;
        }
    }
}
