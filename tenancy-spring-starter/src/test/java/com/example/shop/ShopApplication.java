package com.example.shop;

import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.security.SignInDestination;
import com.dreamineering.tenancy.spring.security.TenancyBoundary;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** A web application with organisations, a form to sign in, and a hidden portal. */
@SpringBootApplication
public class ShopApplication {

    @Bean
    @ConditionalOnProperty(name = "shop.sign-in", havingValue = "form", matchIfMissing = true)
    SecurityFilterChain form(
            HttpSecurity http,
            TenancyBoundary boundary,
            TenancyPaths paths,
            SignInDestination destination,
            CurrentUser currentUser) {
        return guarded(http.with(boundary, Customizer.withDefaults()), paths)
                .formLogin(form -> form.successHandler((request, response, authentication) ->
                        response.sendRedirect(request.getContextPath() + destination.of(currentUser.required()))))
                .build();
    }

    @Bean
    @ConditionalOnProperty(name = "shop.sign-in", havingValue = "basic")
    SecurityFilterChain basic(HttpSecurity http, TenancyBoundary boundary, TenancyPaths paths) {
        return guarded(http.with(boundary, Customizer.withDefaults()), paths)
                .httpBasic(Customizer.withDefaults())
                .build();
    }

    @Bean
    @ConditionalOnProperty(name = "shop.sign-in", havingValue = "own")
    SecurityFilterChain own(HttpSecurity http, TenancyBoundary boundary, TenancyPaths paths, People people) {
        return guarded(http.with(boundary, TenancyBoundary::afterAuthentication), paths)
                .addFilterBefore(new OwnTokenFilter(people), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    private static HttpSecurity guarded(HttpSecurity http, TenancyPaths paths) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(paths.publicRoutes().toArray(String[]::new))
                .permitAll()
                .anyRequest()
                .authenticated());
    }

    @Bean
    UserDetailsService accounts(People people) {
        return name -> people.find(new EmailAddress(name))
                .map(Account::new)
                .orElseThrow(() -> new UsernameNotFoundException(name));
    }
}
