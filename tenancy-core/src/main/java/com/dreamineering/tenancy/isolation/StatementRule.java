package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.statement.Finding;
import com.dreamineering.tenancy.statement.Finding.Completion;
import java.util.UUID;
import java.util.function.Predicate;

/** What the statements of a session must be like. */
interface StatementRule {

    /** What has to hold when the statement runs; throws if it is refused whatever holds. */
    Finding require(String sql);

    /** The same for a statement without parameters, of which all is known; answers the text to run. */
    default String requireWithoutParameters(String sql, UUID tenant) {
        Completion completion = require(sql).completion();
        return completion == null ? sql : completion.withLiterals(tenant);
    }

    /**
     * Called when what had to hold does not, as the test tells that is given: throws, unless the statement may run.
     */
    default void unproven(String sql, Finding finding, Predicate<Finding> isProven) {
        throw StatementRefusedException.foreign(sql, "it is given another organisation than the one in scope");
    }

    /** Whether statements can be made past the rule, through the connection behind this one and rows that change. */
    boolean hasWaysAround();
}
