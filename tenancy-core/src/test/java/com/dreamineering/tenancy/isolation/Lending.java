package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.statement.OwnedTables;
import java.sql.Connection;
import java.sql.SQLException;

/** Lends connections of databases that Hibernate does not know, guarded for the scope of the thread. */
public final class Lending {

    private final StatementRules rules = new StatementRules();
    private final ScopeAnnouncement announcement = new ScopeAnnouncement();

    public Lending(OwnedTables tables) {
        rules.guard(tables);
    }

    public Connection lend(Connection connection) throws SQLException {
        return ScopedConnection.lend(connection, SessionTenant.ofThread(), rules, announcement);
    }
}
