package com.dreamineering.tenancy.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** The two databases that everything is tested on; each call gives an empty one with the library's schema. */
public enum TestDatabase {
    H2 {
        @Override
        public HikariDataSource empty() {
            return pool("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()), "sa", "");
        }
    },
    POSTGRESQL {
        @Override
        public HikariDataSource empty() {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            return pool(Server.RUNNING.getJdbcUrl("postgres", name), "postgres", "");
        }
    };

    private static final String HISTORY = "tenancy_schema_history";

    /** An empty database without any table. */
    public abstract HikariDataSource empty();

    /**
     * A database with the library's schema, migrated the way that the starter does it.
     *
     * <p>By a connection that is closed afterwards, as a pool closes each of its own in time: H2 has constraints that
     * need the connection which wrote them.
     */
    public HikariDataSource migrated() {
        HikariDataSource dataSource = empty();
        Flyway.configure()
                .dataSource(dataSource.getJdbcUrl(), dataSource.getUsername(), dataSource.getPassword())
                .locations(
                        "classpath:com/dreamineering/tenancy/schema/common",
                        "classpath:com/dreamineering/tenancy/schema/" + name().toLowerCase(java.util.Locale.ROOT))
                .table(HISTORY)
                .load()
                .migrate();
        return dataSource;
    }

    private static HikariDataSource pool(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
