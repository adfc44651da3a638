package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.isolation.RowLevelSecurity;
import com.dreamineering.tenancy.spring.SetUpException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.DatabaseDriver;

/**
 * Stops the start on PostgreSQL when a table with rows of organisations is not under row-level security, and when one is
 * whose entity is still being adopted.
 */
final class TenantTableCheck implements InitializingBean {

    /** A table that is not there yet has no rows to protect, and Hibernate complains about it in its own words. */
    private static final String OPEN = """
            select 1 from pg_class c
            where c.oid = to_regclass(?)
              and not (c.relrowsecurity and c.relforcerowsecurity
                       and exists (select from pg_policy p where p.polrelid = c.oid))
            """;

    private static final String CLOSED = "select relrowsecurity from pg_class where oid = to_regclass(?)";

    private final DataSource dataSource;
    private final RowLevelSecurity security;
    private final boolean wanted;

    TenantTableCheck(DataSource dataSource, RowLevelSecurity security, boolean wanted) {
        this.dataSource = dataSource;
        this.security = security;
        this.wanted = wanted;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        if (!wanted && security.adoptingTables().isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            if (DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL) {
                requireNoneThatAdopts(connection);
                if (wanted) {
                    requireProtected(connection);
                }
            }
        }
    }

    /** What a policy hides is refused and counted nowhere: an entity that is only observed would lose its rows. */
    private void requireNoneThatAdopts(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLOSED)) {
            for (Map.Entry<String, String> table : security.adoptingTables().entrySet()) {
                statement.setString(1, table.getKey());
                try (ResultSet found = statement.executeQuery()) {
                    if (found.next() && found.getBoolean(1)) {
                        throw new SetUpException(
                                "The table %s is under row-level security, which hides rows without a word, and its entity %s is not enforced"
                                        .formatted(table.getKey(), table.getValue()),
                                "Set tenancy.adoption.entities.%s=enforce, or let the owner of the table take the policies out of force for as long: alter table %s disable row level security"
                                        .formatted(table.getValue(), table.getKey()));
                    }
                }
            }
        }
    }

    private void requireProtected(Connection connection) throws SQLException {
        List<String> open = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            for (String table : security.tables()) {
                statement.setString(1, table);
                try (ResultSet found = statement.executeQuery()) {
                    if (found.next()) {
                        open.add(table);
                    }
                }
            }
        }
        if (!open.isEmpty()) {
            throw new SetUpException(
                    "These tables hold rows of organisations and are not under row-level security: %s"
                            .formatted(String.join(", ", open)),
                    "Run the migration for row-level security as the owner of the tables: the application writes it to the"
                            + " file in tenancy.schema.row-level-security-script when it starts, this time too. The"
                            + " library's own tables have it from its migrations. To do without row-level security, set"
                            + " tenancy.row-level-security=off.");
        }
    }
}
