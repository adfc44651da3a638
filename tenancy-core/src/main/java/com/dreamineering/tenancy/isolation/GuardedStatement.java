package com.dreamineering.tenancy.isolation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement that runs only what the rule of the moment lets pass. */
final class GuardedStatement extends ForwardingStatement {

    private final Statement delegate;
    private final ScopedConnection connection;

    GuardedStatement(Statement delegate, ScopedConnection connection) {
        super(delegate, connection);
        this.delegate = delegate;
        this.connection = connection;
    }

    @Override
    String checked(String sql) throws SQLException {
        return connection.rule().requireWithoutParameters(sql, connection.tenant());
    }

    @Override
    <T> T run(Execution<T> execution) throws SQLException {
        return connection.run(delegate, execution);
    }

    @Override
    @Nullable
    ResultSet guarded(@Nullable ResultSet rows) {
        return GuardedResultSet.of(rows, this, connection);
    }
}
