package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.IdentifiedUser;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.PermissionEvaluator;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Answers {@code hasPermission('contacts', 'read')} in Spring Security's expressions.
 *
 * <p>Says no without an organisation in scope, for what no permission could be, and for a principal that is
 * neither an {@link IdentifiedUser} nor the {@link CurrentUser}.
 */
public final class TenancyPermissionEvaluator implements PermissionEvaluator {

    private final AccessDecisions decisions;
    private final CurrentUser currentUser;

    public TenancyPermissionEvaluator(AccessDecisions decisions, CurrentUser currentUser) {
        this.decisions = decisions;
        this.currentUser = currentUser;
    }

    @Override
    public boolean hasPermission(
            @Nullable Authentication authentication, @Nullable Object target, @Nullable Object action) {
        return target instanceof String code && decide(authentication, code, action);
    }

    @Override
    public boolean hasPermission(
            @Nullable Authentication authentication,
            @Nullable Serializable targetId,
            @Nullable String targetType,
            @Nullable Object action) {
        return targetType != null && decide(authentication, targetType, action);
    }

    private boolean decide(@Nullable Authentication authentication, String code, @Nullable Object action) {
        if (authentication == null
                || TenantContext.current().isEmpty()
                || !(action instanceof String name)
                || Permission.problem(code, name).isPresent()) {
            return false;
        }
        return personBehind(authentication)
                .filter(person -> decisions.allows(person, Permission.of(code, name)))
                .isPresent();
    }

    private Optional<UserId> personBehind(Authentication authentication) {
        if (!authentication.isAuthenticated()) {
            return Optional.empty();
        }
        if (authentication.getPrincipal() instanceof IdentifiedUser user) {
            return Optional.of(user.userId());
        }
        // The current user stands for the authentication of this thread and for no other.
        boolean current =
                authentication.equals(SecurityContextHolder.getContext().getAuthentication());
        return current ? currentUser.id() : Optional.empty();
    }
}
