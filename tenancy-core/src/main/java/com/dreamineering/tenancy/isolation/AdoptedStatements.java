package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.adoption.Violation;
import com.dreamineering.tenancy.adoption.ViolationKind;
import com.dreamineering.tenancy.statement.Finding;
import com.dreamineering.tenancy.statement.Finding.Completion;
import com.dreamineering.tenancy.statement.OwnedTables;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.jspecify.annotations.Nullable;

/**
 * The rules for statements while an application adopts the library.
 *
 * <p>A statement is held to what the entities refuse together whose mode refuses something of its kind. What all entities
 * would refuse is counted. A statement that changes something counts as writing for each table in it.
 */
final class AdoptedStatements {

    private static final Pattern USES_TABLES =
            Pattern.compile("\\b(?:from|into|update|join|table)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern ANYBODYS = Pattern.compile("([\\w.\"`$]++)\\s*=\\s*coalesce\\(\\?,\\s*\\1\\)");

    private final AdoptedEntities entities;
    private final Function<String, Finding> read;
    private final Map<String, EntityTables> tables;
    private final @Nullable OwnedTables refusingReads;
    private final @Nullable OwnedTables refusingWrites;
    private final Cache<String, Verdict> verdicts = Caffeine.newBuilder()
            .maximumSize(StatementRules.REMEMBERED)
            .executor(Runnable::run)
            .build();
    private final StatementRule inScope = new InScope();

    /** Reads statements with all tables, and throws for those that only the library may use. */
    AdoptedStatements(
            AdoptedEntities entities, Metadata model, SqlStringGenerationContext sql, Function<String, Finding> read) {
        this.entities = entities;
        this.read = read;
        this.tables = EntityTables.of(model, sql, entities.modes().keySet());
        this.refusingReads = refusing(model, sql, false);
        this.refusingWrites = refusing(model, sql, true);
    }

    private @Nullable OwnedTables refusing(Metadata model, SqlStringGenerationContext sql, boolean writing) {
        return entities.refusesAny(writing)
                ? GuardedTables.of(model, sql, root -> entities.refuses(root.getEntityName(), writing))
                : null;
    }

    /** For a session of the organisation in scope. */
    StatementRule inScope() {
        return inScope;
    }

    /** For a session without a scope, or of another one than is open now; all that it does is a violation. */
    StatementRule outOfScope(ViolationKind kind, TenancyException refusal, UUID tenant) {
        return new OutOfScope(kind, refusal, tenant);
    }

    /** Throws for what is refused, and counts nothing. */
    void requireInScope(String sql) {
        Verdict verdict = verdict(sql);
        if (verdict.strict != null && verdict.strict.problem() != null && !isKept(read.apply(sql))) {
            throw StatementRefusedException.foreign(sql, verdict.strict.problem());
        }
    }

    /** Throws the refusal for what is refused without a scope, and counts nothing. */
    void requireOutOfScope(String sql, TenancyException refusal) {
        if (isRefusedOutOfScope(verdict(sql), sql)) {
            throw refusal;
        }
    }

    private Verdict verdict(String sql) {
        Verdict known = verdicts.getIfPresent(sql);
        if (known == null) {
            known = judge(sql);
            verdicts.put(sql, known);
        }
        return known;
    }

    private Verdict judge(String sql) {
        boolean writing = !ReadingStatement.seemsToBe(sql);
        OwnedTables refusing = writing ? refusingWrites : refusingReads;
        Set<String> used = new LinkedHashSet<>();
        Map<String, ViolationKind> violated = new LinkedHashMap<>();
        tables.forEach((entity, own) -> {
            if (own.isUsedBy(sql)) {
                used.add(entity);
                Finding alone = own.review(sql);
                if (!entities.refuses(entity, writing) && !isKept(alone)) {
                    violated.put(
                            entity,
                            alone.problem() == null ? ViolationKind.NARROWED_STATEMENT : ViolationKind.STATEMENT);
                }
            }
        });
        if (violated.isEmpty()) {
            // Each table for itself is kept, and together they are not: nobody knows whose fault it is.
            used.stream()
                    .filter(entity -> !entities.refuses(entity, writing))
                    .forEach(entity -> violated.put(entity, ViolationKind.STATEMENT));
        }
        return new Verdict(writing, used, violated, refusing == null ? null : refusing.review(sql));
    }

    /** Whether the statement keeps to the organisation by itself, with the one in scope wherever it says so. */
    private static boolean isKept(Finding finding) {
        return finding.problem() == null
                && (finding.completion() == null
                        || (finding.scopeLiterals() != null
                                && finding.completion()
                                        .equals(finding.scopeLiterals().inOne())));
    }

    private boolean isRefusedOutOfScope(Verdict verdict, String sql) {
        if (verdict.used.isEmpty()) {
            // Tables that nobody mapped go with the application; sequences belong to no table.
            boolean usesTables = verdict.writing || USES_TABLES.matcher(sql).find();
            return usesTables && entities.adoption().mode().refuses(verdict.writing);
        }
        return verdict.used.stream().anyMatch(entity -> entities.refuses(entity, verdict.writing));
    }

    /** What the database may get in place of a text that says where the organisation in scope belongs. */
    private static Finding withoutProof(String sql, Finding full) {
        if (full.scopeLiterals() == null && sql.contains(OwnedTables.IN_SCOPE)) {
            throw StatementRefusedException.foreign(sql, String.valueOf(full.problem()));
        }
        return full.unproven();
    }

    /** Hibernate's own condition in changes of a session that sees everything: it misses rows that name nobody. */
    private static Finding ofNobodyToo(String sql, Finding finding) {
        Completion completion = finding.completion();
        String text = completion == null ? sql : completion.sql();
        Matcher condition = ANYBODYS.matcher(text);
        if (!condition.find()) {
            return finding;
        }
        String changed = condition.replaceAll("$1 is not distinct from coalesce(?,$1)");
        return new Finding(null, List.of(), new Completion(changed, List.of(), List.of()), null, null);
    }

    /**
     * What is known of one text.
     *
     * @param used the entities whose tables it uses
     * @param violated those among them that would refuse it and do not
     * @param strict what the others say, together; null if there are no others
     */
    private record Verdict(
            boolean writing,
            Set<String> used,
            Map<String, ViolationKind> violated,
            @Nullable Finding strict) {}

    private final class InScope implements StatementRule {

        @Override
        public Finding require(String sql) {
            Finding full = read.apply(sql);
            if (isKept(full)) {
                return full;
            }
            Verdict verdict = verdict(sql);
            Finding strict = verdict.strict;
            if (strict != null && strict.problem() != null) {
                throw StatementRefusedException.foreign(sql, strict.problem());
            }
            TenancyException refusal = StatementRefusedException.foreign(
                    sql, full.problem() == null ? "it names no organisation" : full.problem());
            if (verdict.used.isEmpty()) {
                entities.refuse(ViolationKind.WAY_AROUND, Violation.EVERY_ENTITY, verdict.writing, refusal);
            }
            for (Map.Entry<String, ViolationKind> violated : verdict.violated.entrySet()) {
                entities.count(violated.getValue(), violated.getKey(), verdict.writing, refusal);
            }
            return strict == null ? withoutProof(sql, full) : strict;
        }

        @Override
        public String requireWithoutParameters(String sql, UUID tenant) {
            Finding finding = require(sql);
            Predicate<Finding> proven = candidate ->
                    candidate.proofs().stream().allMatch(proof -> StatementRules.names(proof.literals(), tenant));
            if (!proven.test(finding)) {
                unproven(sql, finding, proven);
            }
            Completion completion = finding.completion();
            return completion == null ? sql : completion.withLiterals(tenant);
        }

        @Override
        public void unproven(String sql, Finding finding, Predicate<Finding> isProven) {
            Verdict verdict = verdict(sql);
            TenancyException refusal =
                    StatementRefusedException.foreign(sql, "it is given another organisation than the one in scope");
            Finding strict = verdict.strict == null ? Finding.NOTHING_TO_PROVE : verdict.strict;
            boolean wasStrict = finding.equals(verdict.strict);
            if (wasStrict || strict.problem() != null || !isKept(strict) || !isProven.test(strict)) {
                throw refusal;
            }
            for (String entity : verdict.used) {
                EntityTables own = tables.get(entity);
                boolean isGiven = own != null && !own.review(sql).proofs().isEmpty();
                if (isGiven && !entities.refuses(entity, verdict.writing)) {
                    entities.count(ViolationKind.STATEMENT, entity, verdict.writing, refusal);
                }
            }
        }

        @Override
        public boolean hasWaysAround() {
            entities.refuse(
                    ViolationKind.WAY_AROUND,
                    Violation.EVERY_ENTITY,
                    true,
                    StatementRefusedException.foreign(
                            "a procedure, rows that change, or the connection behind", "it may touch any row"));
            return true;
        }
    }

    private final class OutOfScope implements StatementRule {

        private final ViolationKind kind;
        private final TenancyException refusal;
        private final UUID tenant;

        private OutOfScope(ViolationKind kind, TenancyException refusal, UUID tenant) {
            this.kind = kind;
            this.refusal = refusal;
            this.tenant = tenant;
        }

        @Override
        public Finding require(String sql) {
            Finding full = read.apply(sql);
            Verdict verdict = verdict(sql);
            if (full.reserved() != null || isRefusedOutOfScope(verdict, sql)) {
                throw refusal;
            }
            if (verdict.used.isEmpty() && full.problem() != null) {
                entities.refuse(kind, Violation.EVERY_ENTITY, verdict.writing, refusal);
            }
            for (String entity : verdict.used) {
                entities.count(kind, entity, verdict.writing, refusal);
            }
            Finding own = withoutProof(sql, full);
            return SessionTenant.isNobody(tenant) ? ofNobodyToo(sql, full.ofEveryOrganisation()) : own;
        }

        @Override
        public boolean hasWaysAround() {
            entities.refuse(kind, Violation.EVERY_ENTITY, true, refusal);
            return true;
        }
    }
}
