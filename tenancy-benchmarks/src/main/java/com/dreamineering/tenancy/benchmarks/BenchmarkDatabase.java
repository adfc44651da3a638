package com.dreamineering.tenancy.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A database with the table {@code items}, whose row {@code n} belongs to organisation {@code n % organisations}. */
abstract class BenchmarkDatabase implements AutoCloseable {

    /** A login that sees every row, whatever the policies. */
    abstract DataSource unrestricted();

    /** A login that policies hold for. */
    abstract DataSource restricted();

    abstract boolean hasPolicies();

    abstract DataSource owner();

    /** The organisation with this number; the digits of the number stand at the end of its id. */
    static UUID organisation(long number) {
        return UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number));
    }

    static BenchmarkDatabase start(String kind, long rows, int organisations) {
        BenchmarkDatabase database = switch (kind) {
            case "h2" -> new H2();
            case "postgres" -> new Postgres();
            default -> throw new IllegalArgumentException("No database '%s'. Take h2 or postgres".formatted(kind));
        };
        database.fill(rows, organisations);
        return database;
    }

    private void fill(long rows, int organisations) {
        execute(
                """
                create table items (id bigint not null, organisation_id uuid not null, name varchar(60), quantity integer not null)%s
                """.formatted(hasPolicies() ? " with (fillfactor = 90)" : ""),
                """
                insert into items (id, organisation_id, name, quantity)
                select n, cast('00000000-0000-4000-8000-' || lpad(cast(mod(n, %d) as varchar), 12, '0') as uuid),
                    'item ' || n, mod(n, 7)
                from %s
                """.formatted(
                                organisations,
                                hasPolicies()
                                        ? "generate_series(0, %d) as numbers (n)".formatted(rows - 1)
                                        : "system_range(0, %d) as numbers (n)".formatted(rows - 1)),
                "alter table items add primary key (id)",
                "create index items_by_organisation on items (organisation_id, id)");
        settle();
    }

    /** Lets the database take note of what was stored. */
    abstract void settle();

    /** Takes away the rows that were added to the first ones. */
    void forget(long rows) {
        execute("delete from items where id >= " + rows);
    }

    void execute(String... statements) {
        try (Connection connection = owner().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public abstract void close();

    private static HikariDataSource pool(String url, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private static final class H2 extends BenchmarkDatabase {

        private final HikariDataSource pool = pool("jdbc:h2:mem:" + UUID.randomUUID(), "sa");

        @Override
        DataSource unrestricted() {
            return pool;
        }

        @Override
        DataSource restricted() {
            return pool;
        }

        @Override
        DataSource owner() {
            return pool;
        }

        @Override
        boolean hasPolicies() {
            return false;
        }

        @Override
        void settle() {
            execute("analyze");
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    private static final class Postgres extends BenchmarkDatabase {

        private final EmbeddedPostgres server = start();
        private final HikariDataSource owner = pool(server.getJdbcUrl("postgres", "postgres"), "postgres");
        private final List<HikariDataSource> logins = new ArrayList<>();

        Postgres() {
            // The same table and pages for all variants: which login asks decides whether policies hold.
            execute("create role unrestricted login bypassrls", "create role restricted login");
            logins.add(pool(server.getJdbcUrl("unrestricted", "postgres"), "unrestricted"));
            logins.add(pool(server.getJdbcUrl("restricted", "postgres"), "restricted"));
        }

        private static EmbeddedPostgres start() {
            try {
                // What the disk and the housekeeping cost is the same for all variants, and hides what differs.
                return EmbeddedPostgres.builder()
                        .setServerConfig("shared_buffers", "512MB")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("autovacuum", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        DataSource unrestricted() {
            return logins.get(0);
        }

        @Override
        DataSource restricted() {
            return logins.get(1);
        }

        @Override
        DataSource owner() {
            return owner;
        }

        @Override
        boolean hasPolicies() {
            return true;
        }

        @Override
        void settle() {
            execute(
                    "grant select, insert, update, delete on items to unrestricted, restricted",
                    "vacuum analyze items");
        }

        @Override
        void forget(long rows) {
            super.forget(rows);
            execute("vacuum items");
        }

        @Override
        public void close() {
            logins.forEach(HikariDataSource::close);
            owner.close();
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
