package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.statement.Finding;
import java.util.List;
import java.util.UUID;

/** A bypass that reads makes queries and nothing else. */
enum ReadingRule implements StatementRule {
    READING;

    private static final Finding NOTHING_TO_PROVE = new Finding(null, List.of(), null);

    @Override
    public Finding require(String sql) {
        if (!ReadingStatement.is(sql)) {
            throw new ReadOnlyScopeException(sql);
        }
        return NOTHING_TO_PROVE;
    }

    @Override
    public void requireWithoutParameters(String sql, UUID tenant) {
        require(sql);
    }
}
