package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.adoption.ViolationKind;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.context.TenantScope.None;
import com.dreamineering.tenancy.statement.Finding;
import com.dreamineering.tenancy.statement.OwnedTables;
import com.dreamineering.tenancy.statement.Proof;
import com.dreamineering.tenancy.transaction.LibraryWork;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.jspecify.annotations.Nullable;

/**
 * The rules for statements, by scope.
 *
 * <p>In an organisation's scope each table of organisations' rows has to be kept to the one in scope. A bypass that reads
 * makes queries and nothing else. Everywhere, only the library's own work touches the library's tables. Each text is read
 * once and remembered; a database sees few different ones. Safe for many threads.
 */
final class StatementRules {

    /** Texts that are remembered; more than an application has, unless it writes values into them. */
    static final int REMEMBERED = 4_096;

    private static final ThreadLocal<Boolean> ENFORCED = new ThreadLocal<>();

    private final Cache<String, Finding> findings = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();
    private final StatementRule guard = new Guard();
    private final StatementRule reading = new Reading();
    private final StatementRule writing = new Unguarded(Finding::ofEveryOrganisation);
    private final StatementRule checked = new Unguarded(Finding::unproven);
    private volatile @Nullable AdoptedStatements adopted;
    private volatile OwnedTables tables = new OwnedTables.Builder().build();

    /** From now on these tables are guarded. */
    void guard(OwnedTables owned) {
        tables = owned;
        findings.invalidateAll();
    }

    /** From now on only what the modes of its entities refuse is refused, and the rest is counted. */
    void adopt(AdoptedEntities entities, Metadata model, SqlStringGenerationContext context) {
        adopted = new AdoptedStatements(entities, model, context, this::read);
    }

    /** The rule for a session of this scope. */
    StatementRule in(TenantScope scope) {
        if (scope instanceof EveryOrganisation wide) {
            return wide.writing() ? writing : reading;
        }
        if (CheckedSql.isOpen()) {
            return checked;
        }
        AdoptedStatements adopting = adopted;
        return adopting == null || ENFORCED.get() != null ? guard : adopting.inScope();
    }

    /**
     * Throws once the scope in which a session was opened is over; while an application adopts the library, only what the
     * session makes from then on is looked at.
     */
    void requireScope(TenantScope opened, UUID tenant) {
        if (adoptedIn(opened) == null) {
            SessionTenant.requireCurrent(tenant);
            if (opened instanceof EveryOrganisation wide) {
                wide.requireLive(); // of the bypass that the session was opened in, not of the one that is open now
            }
        }
    }

    /** Null where everything is refused that is not kept to the scope. */
    private @Nullable AdoptedStatements adoptedIn(TenantScope opened) {
        boolean bypass = opened instanceof EveryOrganisation || TenantContext.scope() instanceof EveryOrganisation;
        return bypass ? null : adopted;
    }

    /** The rule for a session that was opened in this scope for this tenant, by what is in scope now. */
    StatementRule forSession(TenantScope opened, UUID tenant) {
        requireScope(opened, tenant);
        AdoptedStatements adopting = adoptedIn(opened);
        if (adopting == null) {
            return in(opened);
        }
        TenantScope now = TenantContext.scope();
        TenancyException mismatch = SessionTenant.mismatch(tenant);
        if (mismatch != null) {
            return adopting.outOfScope(ViolationKind.SCOPE_MISMATCH, mismatch, tenant);
        }
        return now instanceof None
                ? adopting.outOfScope(ViolationKind.MISSING_SCOPE, new MissingScopeException(now), tenant)
                : in(opened);
    }

    /** Refuses what is refused, for sessions whose connection was given by hand and asks nobody. */
    void inspect(TenantScope scope, String sql) {
        AdoptedStatements adopting = adopted;
        if (adopting == null || scope instanceof EveryOrganisation) {
            if (!(scope instanceof None)) {
                in(scope).require(sql);
            }
        } else if (scope instanceof None) {
            adopting.requireOutOfScope(sql, new MissingScopeException(scope));
        } else if (!CheckedSql.isOpen()) {
            read(sql);
            adopting.requireInScope(sql);
        }
    }

    /** Does the work with everything enforced: the library's own look-ups need their answers kept to the organisation. */
    static <T extends @Nullable Object> T enforced(Supplier<T> work) {
        ENFORCED.set(true);
        try {
            return work.get();
        } finally {
            ENFORCED.remove();
        }
    }

    private Finding read(String sql) {
        Finding finding = findings.getIfPresent(sql);
        if (finding == null) {
            finding = tables.review(sql);
            findings.put(sql, finding);
        }
        String reserved = finding.reserved();
        if (reserved != null && !LibraryWork.isOpen()) {
            throw StatementRefusedException.reserved(sql, reserved);
        }
        return finding;
    }

    /** What has to be run where nothing has to be proven. */
    private Finding without(String sql, UnaryOperator<Finding> scope) {
        Finding finding = read(sql);
        if (finding.scopeLiterals() == null && sql.contains(OwnedTables.IN_SCOPE)) {
            // The database would compare the words themselves with ids.
            throw StatementRefusedException.foreign(sql, String.valueOf(finding.problem()));
        }
        return scope.apply(finding);
    }

    static boolean names(List<String> literals, UUID tenant) {
        for (String literal : literals) {
            if (literal.equalsIgnoreCase(tenant.toString())) {
                return true;
            }
        }
        return false;
    }

    private final class Guard implements StatementRule {

        @Override
        public Finding require(String sql) {
            Finding finding = read(sql);
            if (finding.problem() != null) {
                throw StatementRefusedException.foreign(sql, finding.problem());
            }
            return finding;
        }

        @Override
        public String requireWithoutParameters(String sql, UUID tenant) {
            for (Proof proof : require(sql).proofs()) {
                if (!names(proof.literals(), tenant)) {
                    throw StatementRefusedException.foreign(sql, "it names another organisation than the one in scope");
                }
            }
            return StatementRule.super.requireWithoutParameters(sql, tenant);
        }

        @Override
        public boolean hasWaysAround() {
            return false;
        }
    }

    private final class Reading implements StatementRule {

        @Override
        public Finding require(String sql) {
            if (!ReadingStatement.is(sql)) {
                throw new ReadOnlyScopeException(sql);
            }
            return without(sql, Finding::ofEveryOrganisation);
        }

        @Override
        public boolean hasWaysAround() {
            return false;
        }
    }

    private final class Unguarded implements StatementRule {

        private final UnaryOperator<Finding> scope;

        private Unguarded(UnaryOperator<Finding> scope) {
            this.scope = scope;
        }

        @Override
        public Finding require(String sql) {
            return without(sql, scope);
        }

        @Override
        public boolean hasWaysAround() {
            return true;
        }
    }
}
