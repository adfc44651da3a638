package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.IdentifiedUser;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The person behind Spring Security's principal, if it is an {@link IdentifiedUser}. */
public final class SecurityContextUser implements CurrentUser {

    @Override
    public Optional<UserId> id() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof IdentifiedUser user
                ? Optional.of(user.userId())
                : Optional.empty();
    }
}
