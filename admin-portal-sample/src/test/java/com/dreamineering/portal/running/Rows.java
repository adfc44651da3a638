package com.dreamineering.portal.running;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The portal's database as its administrator sees it, past every boundary. */
public final class Rows {

    /** Says that somebody looked, so that it grows whenever a superadmin opens a page. */
    public static final String TRAIL = "audit_entries";

    private final String url;
    private final String user;
    private final String password;

    Rows(String url) {
        boolean h2 = url.startsWith("jdbc:h2:");
        this.url = url;
        this.user = h2 ? url.startsWith("jdbc:h2:mem:") ? "sa" : "" : "postgres";
        this.password = h2 ? "" : "postgres";
    }

    /** The first column of the first row. */
    public String text(String sql, Object... arguments) {
        List<String> all = texts(sql, arguments);
        if (all.isEmpty()) {
            throw new IllegalStateException("No row: " + sql);
        }
        return all.get(0);
    }

    /** The first column of all rows. */
    public List<String> texts(String sql, Object... arguments) {
        try (Connection connection = connection();
                PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A number in the first column of the first row. */
    public long number(String sql, Object... arguments) {
        return Long.parseLong(text(sql, arguments));
    }

    /** Changes rows and answers how many. */
    public int change(String sql, Object... arguments) {
        try (Connection connection = connection();
                PreparedStatement statement = prepared(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows each table has. */
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        tables().forEach(table ->
                counts.put(table.toLowerCase(Locale.ROOT), number("select count(*) from \"%s\"".formatted(table))));
        return counts;
    }

    /** All that is stored, table by table, but the trail. */
    public SortedMap<String, List<String>> contents() {
        SortedMap<String, List<String>> contents = new TreeMap<>();
        tables().stream()
                .filter(table -> !table.equalsIgnoreCase(TRAIL))
                .forEach(table -> contents.put(table.toLowerCase(Locale.ROOT), rowsOf(table)));
        return contents;
    }

    private List<String> rowsOf(String table) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement("select * from \"%s\"".formatted(table));
                ResultSet rows = statement.executeQuery()) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.append(rows.getString(column)).append('|');
                }
                all.add(row.toString());
            }
            Collections.sort(all);
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> tables() {
        return texts("select table_name from information_schema.tables"
                + " where lower(table_schema) = 'public' and table_type = 'BASE TABLE'"
                + " and table_name <> 'bypass_grants'"); // which grows with the trail
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
