package com.dreamineering.tenancy.spring.start;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.spring.IdentifiedUser;
import java.util.concurrent.Callable;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** A person whom Spring Security takes for signed in on this thread. */
public record SignedIn(UserId userId) implements IdentifiedUser {

    public static <T> T call(Person person, Callable<T> work) throws Exception {
        SecurityContextHolder.setContext(
                new SecurityContextImpl(new TestingAuthenticationToken(new SignedIn(person.id()), "", "ROLE_USER")));
        try {
            return work.call();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
