package com.example.shop;

import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.People;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Believes whoever says in a header who they are, which will do for a test. */
final class OwnTokenFilter extends OncePerRequestFilter {

    private final People people;

    OwnTokenFilter(People people) {
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional.ofNullable(request.getHeader("X-Person"))
                .flatMap(address -> people.find(new EmailAddress(address)))
                .map(Account::new)
                .ifPresent(account -> SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                account, null, account.getAuthorities())));
        chain.doFilter(request, response);
    }
}
