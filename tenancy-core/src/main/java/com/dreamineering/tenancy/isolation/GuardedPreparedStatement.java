package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.statement.Finding;
import com.dreamineering.tenancy.statement.Proof;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A prepared statement that runs only while the parameters which keep it to an organisation are the one in scope. */
final class GuardedPreparedStatement extends ForwardingPreparedStatement {

    private final PreparedStatement delegate;
    private final ScopedConnection connection;
    private final String sql;
    private final StatementRule rule;
    private final Finding finding;
    private final UUID tenant;
    private final boolean checked;
    private final BitSet own = new BitSet();

    GuardedPreparedStatement(
            PreparedStatement delegate, ScopedConnection connection, String sql, StatementRule rule, Finding finding)
            throws SQLException {
        super(delegate, connection);
        this.delegate = delegate;
        this.connection = connection;
        this.sql = sql;
        this.rule = rule;
        this.finding = finding;
        this.tenant = connection.tenant();
        this.checked = connection.isChecked();
        complete();
    }

    private void complete() throws SQLException {
        if (finding.completion() != null) {
            for (int added : finding.completion().added()) {
                delegate.setObject(added, tenant);
            }
        }
    }

    @Override
    String checked(String text) throws SQLException {
        throw new SQLException("A prepared statement runs no other text than its own");
    }

    @Override
    int numberOf(int parameter) {
        return finding.completion() == null ? parameter : finding.completion().numberOf(parameter);
    }

    @Override
    void bound(int parameter, @Nullable Object value) {
        if (finding.isProvedBy(parameter)) {
            own.set(parameter, isTenant(value));
        }
    }

    /** Hibernate stores the session's tenant id where a row names none. That of no scope stands for no organisation. */
    @Override
    public void setObject(int parameter, @Nullable Object value) throws SQLException {
        super.setObject(parameter, value instanceof UUID id && SessionTenant.isNobody(id) ? null : value);
    }

    private boolean isTenant(@Nullable Object value) {
        return tenant.equals(value) || (value instanceof String text && text.equalsIgnoreCase(tenant.toString()));
    }

    @Override
    public void clearParameters() throws SQLException {
        own.clear();
        super.clearParameters();
        complete();
    }

    @Override
    void requireBound() {
        connection.requireStillChecked(checked, sql);
        if (!isProven(finding)) {
            rule.unproven(sql, finding, this::isProven);
        }
    }

    private boolean isProven(Finding candidate) {
        for (Proof proof : candidate.proofs()) {
            if (!isProven(proof)) {
                return false;
            }
        }
        return true;
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

    private boolean isProven(Proof proof) {
        for (int parameter : proof.parameters()) {
            if (own.get(parameter)) {
                return true;
            }
        }
        return StatementRules.names(proof.literals(), tenant);
    }
}
