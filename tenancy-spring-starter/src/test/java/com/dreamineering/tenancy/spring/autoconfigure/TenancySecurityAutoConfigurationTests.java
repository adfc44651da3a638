package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.security.SecurityContextUser;
import com.dreamineering.tenancy.spring.security.TenancyPermissionEvaluator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.PermissionEvaluator;
import org.springframework.security.access.expression.DenyAllPermissionEvaluator;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.access.expression.method.MethodSecurityExpressionHandler;
import org.springframework.security.core.context.SecurityContextHolder;

class TenancySecurityAutoConfigurationTests {

    @Test
    void asksSpringSecurityByDefault() {
        Contexts.applicationWithoutDatabase()
                .run(context -> assertThat(context)
                        .hasSingleBean(MethodSecurityExpressionHandler.class)
                        .getBean(CurrentUser.class)
                        .isInstanceOf(SecurityContextUser.class));
    }

    @Test
    void leavesEachPartToTheHost() {
        Contexts.applicationWithoutDatabase()
                .withUserConfiguration(OwnSecurity.class)
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(TenancyPermissionEvaluator.class);
                    assertThat(context.getBean(CurrentUser.class)).isSameAs(OwnSecurity.NOBODY);
                    assertThat(context.getBean(MethodSecurityExpressionHandler.class))
                            .isSameAs(OwnSecurity.HANDLER);
                });
    }

    @Test
    void doesNothingWithoutSpringSecurity() {
        Contexts.application()
                .withClassLoader(new FilteredClassLoader(SecurityContextHolder.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Tenancy.class)
                        .doesNotHaveBean(CurrentUser.class));
    }

    static class OwnSecurity {

        static final CurrentUser NOBODY = () -> Optional.<UserId>empty();
        static final MethodSecurityExpressionHandler HANDLER = new DefaultMethodSecurityExpressionHandler();

        @Bean
        CurrentUser ownUser() {
            return NOBODY;
        }

        @Bean
        PermissionEvaluator ownEvaluator() {
            return new DenyAllPermissionEvaluator();
        }

        @Bean
        MethodSecurityExpressionHandler ownHandler() {
            return HANDLER;
        }
    }
}
