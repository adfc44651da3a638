package com.dreamineering.tenancy.test;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.spring.IdentifiedUser;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.test.context.TestSecurityContextHolder;

/** A person whom Spring Security takes for signed in on this thread. */
record SignedIn(UserId userId) implements IdentifiedUser {

    /** Does the work with the person signed in, and puts back what was there before. */
    static void call(Person person, Optional<ApplicationContext> application, AroundEachTest.Work work)
            throws Exception {
        SecurityContext outer = SecurityContextHolder.getContext();
        set(new SecurityContextImpl(authentication(person, application)));
        try {
            work.run();
        } finally {
            set(outer);
        }
    }

    /** As the application's own user where it has one with this address, whose pages may ask for more than the id. */
    private static Authentication authentication(Person person, Optional<ApplicationContext> application) {
        UserDetails own = application
                .map(context ->
                        context.getBeanProvider(UserDetailsService.class).getIfUnique())
                .map(users -> find(users, person))
                .orElse(null);
        return own instanceof IdentifiedUser user && user.userId().equals(person.id())
                ? new TestingAuthenticationToken(own, null, List.copyOf(own.getAuthorities()))
                : new TestingAuthenticationToken(new SignedIn(person.id()), null, List.of());
    }

    private static @Nullable UserDetails find(UserDetailsService users, Person person) {
        try {
            return users.loadUserByUsername(person.email().value());
        } catch (UsernameNotFoundException e) {
            return null;
        }
    }

    /** Also where MockMvc looks, which begins each request with the context of the test. */
    private static void set(SecurityContext context) {
        if (OptionalLibraries.SPRING_SECURITY_TEST) {
            TestSecurityContextHolder.setContext(context);
        } else {
            SecurityContextHolder.setContext(context);
        }
    }
}
