package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.adoption.AdoptionException;
import com.dreamineering.tenancy.isolation.UnsupportedHibernateException;
import com.dreamineering.tenancy.isolation.UnsupportedTenantIdException;
import com.dreamineering.tenancy.spring.SetUpException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do when the library stops the start. */
final class TenancyFailureAnalyzer extends AbstractFailureAnalyzer<TenancyException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, TenancyException cause) {
        if (cause instanceof SetUpException setUp) {
            return new FailureAnalysis(cause.getMessage(), setUp.wayOut(), cause);
        }
        if (cause instanceof UnsupportedHibernateException) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Use Spring Boot 4.1.2 or newer, and do not set hibernate.version to something older.",
                    cause);
        }
        if (cause instanceof UnsupportedTenantIdException) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Take @TenantId out of the embeddable, or let the entity extend TenantOwned, which brings one.",
                    cause);
        }
        if (cause instanceof AdoptionException) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Look at tenancy.adoption.entities. It takes class names, and the names that queries use, each with"
                            + " observe, write-only or enforce.",
                    cause);
        }
        return null;
    }
}
