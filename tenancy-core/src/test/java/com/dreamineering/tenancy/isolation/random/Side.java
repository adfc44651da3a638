package com.dreamineering.tenancy.isolation.random;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * One of the two databases that a statement runs on, with the Hibernate that it runs through.
 *
 * <p>All goes over one connection, so that what a statement changed can be read past Hibernate before it is rolled back.
 */
final class Side implements AutoCloseable {

    private final HikariDataSource pool;
    private final Connection connection;
    private final SessionFactory plain;
    private final SessionFactory factory;
    private final boolean throughTheLibrary;
    private final Tenant tenant = new Tenant();
    private final String content;

    private Side(TestDatabase database, boolean foreignRows, boolean throughTheLibrary) {
        this.throughTheLibrary = throughTheLibrary;
        try {
            pool = database.empty();
            connection = pool.getConnection();
            DataSource source = new OneConnection(connection);
            Map<String, Object> settings = new HashMap<>();
            settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, source);
            settings.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, tenant);
            settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create");
            plain = factory(settings);
            // The planted references would otherwise keep rows from being deleted.
            execute(
                    database == TestDatabase.H2
                            ? "set referential_integrity false"
                            : "set session_replication_role = replica");
            Data.fillOwn(this::file);
            if (foreignRows) {
                Data.fillForeign(this::file);
            }
            factory = throughTheLibrary ? factory(HibernateIsolation.settings(source)) : plain;
            content = contentQuery();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everybody's rows, behind the library. */
    static Side guarded(TestDatabase database) {
        return new Side(database, true, true);
    }

    /** Everybody's rows, behind Hibernate alone. */
    static Side unguarded(TestDatabase database) {
        return new Side(database, true, false);
    }

    /** Only the rows of the organisation that asks, where there is nothing to guard. */
    static Side alone(TestDatabase database) {
        return new Side(database, false, false);
    }

    private static SessionFactory factory(Map<String, Object> settings) {
        settings.put(QuerySettings.QUERY_PLAN_CACHE_MAX_SIZE, 64);
        return new HibernatePersistenceConfiguration("random")
                .managedClasses(Workshop.ENTITIES)
                .properties(settings)
                .createEntityManagerFactory();
    }

    private void file(UUID organisation, Consumer<Session> work) {
        tenant.current = organisation;
        plain.inTransaction(work);
        tenant.current = Data.ACTING;
    }

    /** One transaction for the organisation that asks, rolled back whatever comes of it. */
    <T> T asking(Function<Session, T> work) {
        return throughTheLibrary
                ? TenantContext.call(new OrganisationId(Data.ACTING), () -> rolledBack(work))
                : rolledBack(work);
    }

    private <T> T rolledBack(Function<Session, T> work) {
        try (Session session = factory.openSession()) {
            session.beginTransaction();
            try {
                return work.apply(session);
            } finally {
                session.getTransaction().rollback();
            }
        }
    }

    /** Every row of every table as a line of text: the table, whose it is, and the columns. */
    List<String> content() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(content)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String contentQuery() throws SQLException {
        List<String> selects = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(connection.getCatalog(), null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                String schema = found.getString("TABLE_SCHEM").toLowerCase(Locale.ROOT);
                String table = found.getString("TABLE_NAME");
                if (schema.equals("public") && !table.toLowerCase(Locale.ROOT).startsWith("ht_")) {
                    tables.add(table);
                }
            }
        }
        for (String table : tables) {
            List<String> columns = new ArrayList<>();
            String owner = "'-'";
            try (ResultSet found = connection.getMetaData().getColumns(connection.getCatalog(), null, table, "%")) {
                while (found.next()) {
                    String column = found.getString("COLUMN_NAME");
                    String text = "coalesce(cast(%s as varchar), '~')".formatted(column);
                    columns.add(text);
                    if (column.equalsIgnoreCase("organisation_id")) {
                        owner = text;
                    }
                }
            }
            selects.add("select '%s' || ' ' || %s || ' ' || %s from %s"
                    .formatted(table.toLowerCase(Locale.ROOT), owner, String.join(" || ',' || ", columns), table));
        }
        return String.join(" union all ", selects);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        if (throughTheLibrary) {
            factory.close();
        }
        plain.close();
        pool.close();
    }

    private static final class Tenant implements CurrentTenantIdentifierResolver<UUID> {
        private UUID current = Data.ACTING;

        @Override
        public UUID resolveCurrentTenantIdentifier() {
            return current;
        }

        @Override
        public boolean validateExistingCurrentSessions() {
            return false;
        }
    }

    /** Lends one connection again and again. */
    private record OneConnection(Connection connection) implements DataSource {
        @Override
        public Connection getConnection() {
            return (Connection) Proxy.newProxyInstance(
                    Side.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            return null;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLoginTimeout(int seconds) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            return type.cast(this);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return type.isInstance(this);
        }
    }
}
