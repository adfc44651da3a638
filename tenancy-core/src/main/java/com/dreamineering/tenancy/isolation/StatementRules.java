package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.statement.Finding;
import com.dreamineering.tenancy.statement.OwnedTables;
import com.dreamineering.tenancy.statement.Proof;
import com.dreamineering.tenancy.transaction.LibraryWork;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

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

    private final Cache<String, Finding> findings = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();
    private final StatementRule guard = new Guard();
    private final StatementRule reading = new Reading();
    private final StatementRule writing = new Unguarded(Finding::ofEveryOrganisation);
    private final StatementRule checked = new Unguarded(Finding::unproven);
    private volatile OwnedTables tables = new OwnedTables.Builder().build();

    /** From now on these tables are guarded. */
    void guard(OwnedTables owned) {
        tables = owned;
        findings.invalidateAll();
    }

    /** The rule for a session of this scope. */
    StatementRule in(TenantScope scope) {
        if (scope instanceof EveryOrganisation wide) {
            return wide.writing() ? writing : reading;
        }
        return CheckedSql.isOpen() ? checked : guard;
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
