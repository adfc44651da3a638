package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.statement.Finding;
import com.dreamineering.tenancy.statement.Finding.Completion;
import java.util.UUID;

/** What the statements of a session must be like. */
interface StatementRule {

    /** What has to hold when the statement runs; throws if it is refused whatever holds. */
    Finding require(String sql);

    /** The same for a statement without parameters, of which all is known; answers the text to run. */
    default String requireWithoutParameters(String sql, UUID tenant) {
        Completion completion = require(sql).completion();
        return completion == null ? sql : completion.withLiterals(tenant);
    }

    /** Whether statements can be made past the rule, through the connection behind this one and rows that change. */
    boolean hasWaysAround();
}
