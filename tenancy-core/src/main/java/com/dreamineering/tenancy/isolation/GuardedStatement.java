package com.dreamineering.tenancy.isolation;

import java.sql.Connection;
import java.sql.Statement;
import java.util.UUID;

/** A statement that runs only what a rule lets pass. */
final class GuardedStatement extends ForwardingStatement {

    private final StatementRule rule;
    private final UUID tenant;

    GuardedStatement(Statement delegate, Connection connection, StatementRule rule, UUID tenant) {
        super(delegate, connection);
        this.rule = rule;
        this.tenant = tenant;
    }

    @Override
    String checked(String sql) {
        return rule.requireWithoutParameters(sql, tenant);
    }
}
