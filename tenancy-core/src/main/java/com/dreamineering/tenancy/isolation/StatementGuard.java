package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.statement.Finding;
import com.dreamineering.tenancy.statement.OwnedTables;
import com.dreamineering.tenancy.statement.Proof;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.UUID;

/**
 * Refuses statements in which a table of an organisation's rows is not kept to the one in scope.
 *
 * <p>Each text is read once and remembered; a database sees few different ones. Safe for many threads.
 */
final class StatementGuard implements StatementRule {

    /** Texts that are remembered; more than an application has, unless it writes values into them. */
    static final int REMEMBERED = 4_096;

    private final Cache<String, Finding> findings = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();
    private volatile OwnedTables tables = new OwnedTables.Builder().build();

    /** From now on these tables are guarded. */
    void guard(OwnedTables owned) {
        tables = owned;
        findings.invalidateAll();
    }

    @Override
    public Finding require(String sql) {
        Finding finding = findings.getIfPresent(sql);
        if (finding == null) {
            finding = tables.review(sql);
            findings.put(sql, finding);
        }
        if (finding.problem() != null) {
            throw new StatementRefusedException(sql, finding.problem());
        }
        return finding;
    }

    @Override
    public void requireWithoutParameters(String sql, UUID tenant) {
        for (Proof proof : require(sql).proofs()) {
            if (!names(proof.literals(), tenant)) {
                throw new StatementRefusedException(sql, "it names another organisation than the one in scope");
            }
        }
    }

    static boolean names(List<String> literals, UUID tenant) {
        for (String literal : literals) {
            if (literal.equalsIgnoreCase(tenant.toString())) {
                return true;
            }
        }
        return false;
    }
}
