package com.dreamineering.tenancy.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The same by JDBC alone. */
final class JdbcVariant implements Variant {

    private static final String COLUMNS = "select id, organisation_id, name, quantity from items";

    private final DataSource dataSource;

    JdbcVariant(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public int find(UUID organisation, long id) {
        return inTransaction(connection -> find(connection, organisation, id));
    }

    @Override
    public int list(UUID organisation) {
        return inTransaction(connection -> list(connection, organisation));
    }

    @Override
    public void insert(UUID organisation, long id) {
        inTransaction(connection -> insert(connection, organisation, id));
    }

    @Override
    public int five(UUID organisation, long first, long second, long added) {
        return inTransaction(connection -> {
            int rows = list(connection, organisation);
            find(connection, organisation, first);
            int quantity = find(connection, organisation, second);
            insert(connection, organisation, added);
            try (PreparedStatement update = connection.prepareStatement(
                    "update items set name = ?, quantity = ? where id = ? and organisation_id = ?")) {
                update.setString(1, "changed");
                update.setInt(2, quantity + 1);
                update.setLong(3, second);
                update.setObject(4, organisation);
                return rows + update.executeUpdate();
            }
        });
    }

    private static int find(Connection connection, UUID organisation, long id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(COLUMNS + " where id = ? and organisation_id = ?")) {
            select.setLong(1, id);
            select.setObject(2, organisation);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? read(rows) : -1;
            }
        }
    }

    private static int list(Connection connection, UUID organisation) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                COLUMNS + " where organisation_id = ? order by organisation_id, id fetch first ? rows only")) {
            select.setObject(1, organisation);
            select.setInt(2, 20);
            try (ResultSet rows = select.executeQuery()) {
                int count = 0;
                while (rows.next()) {
                    read(rows);
                    count++;
                }
                return count;
            }
        }
    }

    private static int insert(Connection connection, UUID organisation, long id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into items (id, organisation_id, name, quantity) values (?, ?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setObject(2, organisation);
            insert.setString(3, "new");
            insert.setInt(4, 0);
            return insert.executeUpdate();
        }
    }

    private static int read(ResultSet row) throws SQLException {
        row.getLong(1);
        row.getObject(2, UUID.class);
        row.getString(3);
        return row.getInt(4);
    }

    private int inTransaction(Work work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            int result = work.on(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {}

    @FunctionalInterface
    private interface Work {
        int on(Connection connection) throws SQLException;
    }
}
