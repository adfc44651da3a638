package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.access.ResourceTypeCode;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.spring.IdentifiedUser;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.PermissionEvaluator;
import org.springframework.security.core.Authentication;

/**
 * Answers {@code hasPermission('contacts', 'read')} in Spring Security's expressions.
 *
 * <p>Says no without an organisation in scope, for a target that is no code of a resource type, and for a principal that is
 * no {@link IdentifiedUser}.
 */
public final class TenancyPermissionEvaluator implements PermissionEvaluator {

    private final AccessDecisions decisions;

    public TenancyPermissionEvaluator(AccessDecisions decisions) {
        this.decisions = decisions;
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
        return authentication != null
                && authentication.getPrincipal() instanceof IdentifiedUser user
                && TenantContext.current().isPresent()
                && ResourceTypeCode.problem(code).isEmpty()
                && action instanceof String name
                && decisions.allows(user.userId(), Permission.of(code, name));
    }
}
