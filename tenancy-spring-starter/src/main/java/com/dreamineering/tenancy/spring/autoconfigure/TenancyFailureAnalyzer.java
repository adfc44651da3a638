package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.isolation.UnsupportedHibernateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do when the library stops the start. */
final class TenancyFailureAnalyzer extends AbstractFailureAnalyzer<TenancyException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, TenancyException cause) {
        String action = actionFor(cause);
        return action == null ? null : new FailureAnalysis(cause.getMessage(), action, cause);
    }

    private static @Nullable String actionFor(TenancyException cause) {
        if (cause instanceof ConflictingTenantBeanException) {
            return "Remove that bean. Code that decides on the organisation opens a scope with TenantContext instead.";
        }
        if (cause instanceof PrivilegedLoginException) {
            return "Let the application sign in with a login that is neither superuser nor owner and lacks BYPASSRLS, and"
                    + " name the owner's login in tenancy.schema.url, .username and .password for migrations."
                    + " To do without row-level security, set tenancy.row-level-security=off.";
        }
        if (cause instanceof UnsupportedDatabaseException) {
            return "Use PostgreSQL, or H2 for development and tests. To create the library's tables yourself,"
                    + " set tenancy.schema.migrate=false.";
        }
        if (cause instanceof UnsupportedHibernateException) {
            return "Use Spring Boot 4.1.2 or newer, and do not set hibernate.version to something older.";
        }
        return null;
    }
}
