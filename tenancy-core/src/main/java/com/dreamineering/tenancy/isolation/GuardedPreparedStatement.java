package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.statement.Finding;
import com.dreamineering.tenancy.statement.Proof;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A prepared statement that runs only while the parameters which keep it to an organisation are the one in scope. */
final class GuardedPreparedStatement extends ForwardingPreparedStatement {

    private final PreparedStatement delegate;
    private final String sql;
    private final Finding finding;
    private final UUID tenant;
    private final BitSet own = new BitSet();

    GuardedPreparedStatement(
            PreparedStatement delegate, Connection connection, String sql, Finding finding, UUID tenant)
            throws SQLException {
        super(delegate, connection);
        this.delegate = delegate;
        this.sql = sql;
        this.finding = finding;
        this.tenant = tenant;
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
    public boolean execute() throws SQLException {
        requireTenant();
        return delegate.execute();
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        requireTenant();
        return delegate.executeQuery();
    }

    @Override
    public int executeUpdate() throws SQLException {
        requireTenant();
        return delegate.executeUpdate();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        requireTenant();
        return delegate.executeLargeUpdate();
    }

    @Override
    public void addBatch() throws SQLException {
        requireTenant();
        delegate.addBatch();
    }

    private void requireTenant() {
        for (Proof proof : finding.proofs()) {
            if (!isProven(proof)) {
                throw StatementRefusedException.foreign(sql, "it is given another organisation than the one in scope");
            }
        }
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
