package com.dreamineering.tenancy.spring.roads;

import com.dreamineering.tenancy.context.ScopeCarrier;
import com.dreamineering.tenancy.context.TenantContext;
import java.util.Map;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.context.request.WebRequest;

/** What the shop has for these tests besides what every shop has. */
@TestConfiguration
@EnableAsync
@EnableScheduling
@Import({Listeners.class, Errands.class, Clockwork.class, RoadsController.class})
class Roads {

    /** An executor that knows nothing of scopes. */
    @Bean(defaultCandidate = false)
    static ThreadPoolTaskExecutor plain() {
        return onOneThread();
    }

    @Bean(defaultCandidate = false)
    static ThreadPoolTaskExecutor decorated(TaskDecorator tenancyTaskDecorator) {
        ThreadPoolTaskExecutor executor = onOneThread();
        executor.setTaskDecorator(tenancyTaskDecorator);
        return executor;
    }

    @Bean(defaultCandidate = false)
    static Executor carrying(@Qualifier("plain") ThreadPoolTaskExecutor plain) {
        return ScopeCarrier.carrying(plain);
    }

    @Bean(defaultCandidate = false)
    static SimpleAsyncTaskExecutor virtual(TaskDecorator tenancyTaskDecorator) {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("virtual-");
        executor.setVirtualThreads(Runtime.version().feature() >= 21);
        executor.setTaskDecorator(tenancyTaskDecorator);
        return executor;
    }

    private static ThreadPoolTaskExecutor onOneThread() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(1);
        return executor;
    }

    /** Made when somebody needs it for the first time. */
    @Bean
    @Lazy
    static LateClockwork lateClockwork() {
        return new LateClockwork();
    }

    /** Tells the scope in which the page for an error is made. */
    @Bean
    static DefaultErrorAttributes errorAttributes() {
        return new DefaultErrorAttributes() {
            @Override
            public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
                Map<String, Object> attributes = super.getErrorAttributes(request, options);
                attributes.put("scope", TenantContext.scope().toString());
                return attributes;
            }
        };
    }
}
