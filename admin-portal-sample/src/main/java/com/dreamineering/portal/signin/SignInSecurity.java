package com.dreamineering.portal.signin;

import com.dreamineering.tenancy.spring.security.TenancyBoundary;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** The filter chain of the portal: the boundary of the library, and a form to sign in. */
@Configuration
class SignInSecurity {

    @Bean
    SecurityFilterChain portalSecurity(
            HttpSecurity http, TenancyBoundary boundary, TenancyPaths paths, SignedInHandler signedIn) {
        http.with(boundary, Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(paths.publicRoutes().toArray(String[]::new))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form ->
                        form.loginPage(paths.signIn()).successHandler(signedIn).failureUrl(paths.signIn() + "?error"))
                .logout(logout -> logout.logoutSuccessUrl(paths.signIn() + "?signedOut"))
                // A request that was refused is not remembered: it must not lead anybody to a path afterwards.
                .requestCache(cache -> cache.requestCache(new NullRequestCache()));
        return http.build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
