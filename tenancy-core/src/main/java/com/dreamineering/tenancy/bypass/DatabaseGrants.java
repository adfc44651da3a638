package com.dreamineering.tenancy.bypass;

import com.dreamineering.tenancy.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The database's own knowledge of open bypasses, without which the login of the bypass sees nothing.
 *
 * <p>One function there checks the superadmin once more and writes the entry in the trail together with the grant.
 */
final class DatabaseGrants {

    private static final String OPEN = "select tenancy_open_bypass(?, ?, ?, ?, ?)";
    private static final String CLOSE = "select tenancy_close_bypass(?)";

    private final DataSource dataSource;

    DatabaseGrants(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Opens a bypass and answers what the database knows it by. */
    UUID open(UserId actor, String reason, boolean writing, Duration timeLimit, String details) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setObject(1, actor.value());
            statement.setString(2, reason);
            statement.setBoolean(3, writing);
            statement.setInt(4, (int) Math.max(1, timeLimit.toSeconds()));
            statement.setString(5, details);
            try (ResultSet opened = statement.executeQuery()) {
                opened.next();
                return opened.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not open the bypass: %s".formatted(e.getMessage()), e);
        }
    }

    void close(UUID grant) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLOSE)) {
            statement.setObject(1, grant);
            statement.execute();
        }
    }
}
