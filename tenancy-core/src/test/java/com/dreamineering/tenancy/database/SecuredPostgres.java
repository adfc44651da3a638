package com.dreamineering.tenancy.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A PostgreSQL database the way it should be run: one login owns the tables, and the application has another one. */
public final class SecuredPostgres implements AutoCloseable {

    public final String owner;
    public final String app;
    public final String bypass;
    private final HikariDataSource superuser = TestDatabase.POSTGRESQL.empty();
    private final String url;
    private final List<HikariDataSource> open = new ArrayList<>(List.of(superuser));

    public SecuredPostgres() {
        String jdbcUrl = superuser.getJdbcUrl();
        url = jdbcUrl.substring(0, jdbcUrl.indexOf('?'));
        String name = url.substring(url.lastIndexOf('/') + 1);
        owner = name + "_owner";
        app = name + "_app";
        bypass = name + "_bypass";
        asSuperuser(
                "create role %s login".formatted(owner),
                "create role %s login".formatted(app),
                "create role %s login".formatted(bypass),
                "grant create on database %s to %s".formatted(name, owner),
                "grant create, usage on schema public to " + owner,
                "alter default privileges for role %s grant usage on schemas to %s, %s".formatted(owner, app, bypass),
                "alter default privileges for role %s grant select, insert, update, delete on tables to %s, %s"
                        .formatted(owner, app, bypass));
        Flyway.configure()
                .dataSource(pool(owner, 2))
                .locations(
                        "classpath:com/dreamineering/tenancy/schema/common",
                        "classpath:com/dreamineering/tenancy/schema/postgresql")
                .table("tenancy_schema_history")
                .load()
                .migrate();
        asOwner("select tenancy_admit_bypass('%s')".formatted(bypass));
    }

    /** Connections of a login, at most this many. */
    public HikariDataSource pool(String login, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(login);
        config.setPassword("");
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        HikariDataSource pool = new HikariDataSource(config);
        open.add(pool);
        return pool;
    }

    public void asSuperuser(String... statements) {
        execute(superuser, statements);
    }

    /** One transaction of the owner. */
    public void asOwner(String... statements) {
        try (HikariDataSource pool = pool(owner, 1)) {
            execute(pool, statements);
        }
    }

    /** The first column of what a superuser sees, past every policy. */
    public List<Object> rows(String sql) {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Object> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getObject(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static void execute(DataSource dataSource, String... statements) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        open.forEach(HikariDataSource::close);
    }
}
