package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.context.TenantScope.None;
import com.dreamineering.tenancy.report.IsolationReport;
import com.dreamineering.tenancy.report.ReportFinding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * Refuses connections to sessions whose scope is missing, over or another one.
 *
 * <p>Spring Data opens sessions while it builds repositories, long before any organisation is in scope; refusing the
 * connection instead of the session lets an application start and still fails closed at the first use of data.
 */
final class ScopeConnectionProvider implements MultiTenantConnectionProvider<UUID> {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Hibernate makes providers Serializable and never serialises one
    private final DataSource dataSource;

    @SuppressWarnings("serial") // for the same reason
    private final @Nullable DataSource forBypasses;

    @SuppressWarnings("serial") // for the same reason
    private final StatementRules rules;

    @SuppressWarnings("serial") // for the same reason
    private final AdoptedEntities adopted;

    @SuppressWarnings("serial") // for the same reason
    private final ScopeAnnouncement announcement = new ScopeAnnouncement();

    @SuppressWarnings("serial") // for the same reason
    private List<TenantTable> tables = List.of();

    @SuppressWarnings("serial") // for the same reason
    private @Nullable IsolationReport report;

    private volatile boolean serving;

    ScopeConnectionProvider(
            DataSource dataSource, @Nullable DataSource forBypasses, StatementRules rules, AdoptedEntities adopted) {
        this.dataSource = dataSource;
        this.forBypasses = forBypasses;
        this.rules = rules;
        this.adopted = adopted;
    }

    /** Called while the session factory is built. */
    void serve(List<TenantTable> known, IsolationReport found) {
        this.tables = known;
        this.report = found;
    }

    void report(List<ReportFinding> more) {
        this.report = report().and(more);
    }

    IsolationReport report() {
        return Objects.requireNonNull(report, "the session factory is not built yet");
    }

    /** Called once the session factory is built, and when it closes: until then and from then on it makes and drops tables. */
    void serving(boolean now) {
        this.serving = now;
    }

    AdoptedEntities adopted() {
        return adopted;
    }

    Map<String, List<String>> rowsOfNobody() {
        return RowsOfNobody.in(adoptingTables(), dataSource);
    }

    /** Tables of entities that are not enforced. */
    List<TenantTable> adoptingTables() {
        return tables.stream()
                .filter(table -> !adopted.refuses(table.entity(), false))
                .toList();
    }

    List<TenantTable> enforcedTables() {
        return tables.stream()
                .filter(table -> adopted.refuses(table.entity(), false))
                .toList();
    }

    @Override
    public Connection getAnyConnection() throws SQLException {
        TenantScope scope = TenantContext.scope();
        if (serving && !(scope instanceof None)) {
            throw new ScopeMismatchException(
                    ("Hibernate asks for a connection of no organisation, as its SchemaManager does to empty or drop the "
                                    + "tables of all of them, while %s is in scope. Do that outside of every scope")
                            .formatted(SessionTenant.describe(SessionTenant.of(scope))));
        }
        return dataSource.getConnection();
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public Connection getConnection(UUID tenant) throws SQLException {
        TenantScope scope = TenantContext.scope();
        if (!adopted.isComplete() && !(scope instanceof EveryOrganisation)) {
            // Each statement is asked, by what the entities refuse whose tables it uses.
            return ScopedConnection.lend(dataSource.getConnection(), tenant, rules, announcement);
        }
        if (scope instanceof None) {
            throw new MissingScopeException(scope);
        }
        SessionTenant.requireCurrent(tenant);
        if (scope instanceof EveryOrganisation wide) {
            wide.requireLive();
            if (forBypasses != null) {
                return ScopedConnection.lend(forBypasses.getConnection(), tenant, rules, announcement);
            }
        }
        return ScopedConnection.lend(dataSource.getConnection(), tenant, rules, announcement);
    }

    @Override
    public void releaseConnection(UUID tenant, Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return type.isInstance(this) || type.isInstance(dataSource);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.isInstance(this) ? type.cast(this) : type.cast(dataSource);
    }
}
