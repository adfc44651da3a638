package com.dreamineering.tenancy.isolation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Finds tables whose rows name no organisation; once they are enforced, nobody sees such rows.
 *
 * <p>A column that allows no null is not searched, so what is done costs nothing any more.
 */
final class RowsOfNobody {

    private RowsOfNobody() {}

    /** What is to be said about these tables, by entity; nothing about those where every row has its organisation. */
    static Map<String, List<String>> in(List<TenantTable> tables, DataSource dataSource) {
        Map<String, List<String>> found = new HashMap<>();
        List<TenantTable> searched = tables.stream()
                .filter(table -> table.owner() != null && table.source() == null)
                .toList();
        if (searched.isEmpty()) {
            return found;
        }
        try (Connection connection = dataSource.getConnection()) {
            for (TenantTable table : searched) {
                describe(table, connection)
                        .ifPresent(text -> found.computeIfAbsent(table.entity(), entity -> new ArrayList<>())
                                .add(text));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("No connection to search for rows of nobody: " + e.getMessage(), e);
        }
        return found;
    }

    private static Optional<String> describe(TenantTable table, Connection connection) {
        try {
            return isIn(table, connection)
                    ? Optional.of(
                            ("table %1$s: rows with null in %2$s, which nobody will see. Fill it in, and then let no null in:"
                                            + " alter table %1$s alter column %2$s set not null")
                                    .formatted(table.name(), table.owner()))
                    : Optional.empty();
        } catch (SQLException e) {
            // An application that adopts may have no such table or column yet, and is to start all the same.
            return Optional.of("table %s: its rows could not be looked at: %s".formatted(table.name(), e.getMessage()));
        }
    }

    private static boolean isIn(TenantTable table, Connection connection) throws SQLException {
        String column = "select %s from %s where ".formatted(table.owner(), table.name());
        try (PreparedStatement none = connection.prepareStatement(column + "1 = 0");
                ResultSet empty = none.executeQuery()) {
            if (empty.getMetaData().isNullable(1) == ResultSetMetaData.columnNoNulls) {
                return false;
            }
        }
        try (PreparedStatement one =
                        connection.prepareStatement(column + table.owner() + " is null fetch first 1 rows only");
                ResultSet rows = one.executeQuery()) {
            return rows.next();
        }
    }
}
