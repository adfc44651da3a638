package com.dreamineering.tenancy.isolation.text;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.isolation.Lending;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database with the memos and tags of some organisations, on which one statement after the other is tried. */
final class Shelf implements AutoCloseable {

    static final OrganisationId OWN = OrganisationId.parse("00000000-0000-4000-8000-00000000000b");
    static final OrganisationId FOREIGN = OrganisationId.parse("00000000-0000-4000-8000-00000000000a");

    private static final Pattern PARAMETER = Pattern.compile(":(own|foreign|title|mark)");
    private static final Pattern CHANGE = Pattern.compile("insert|update|delete|merge", Pattern.CASE_INSENSITIVE);

    private final HikariDataSource dataSource;
    private final Connection connection;
    private final Lending lending;

    /** What came of a statement: what it found and left behind; why it was refused, or failed. */
    record Outcome(List<String> rows, List<String> content, String refusal, SQLException failure) {
        boolean ran() {
            return refusal == null && failure == null;
        }
    }

    Shelf(TestDatabase database, Lending lending, OrganisationId... organisations) {
        this.lending = lending;
        this.dataSource = database.empty();
        try {
            // Not the pool's: it ends connections over what PostgreSQL does not know.
            this.connection = dataSource.getConnection().unwrap(Connection.class);
            fill(database, organisations);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            dataSource.close();
            throw new IllegalStateException(e);
        }
    }

    private void fill(TestDatabase database, OrganisationId... organisations) throws SQLException {
        for (String table : List.of("memo", "tag")) {
            execute("create table %s (id int, organisation_id uuid, title varchar(100), size int,".formatted(table)
                    + " primary key (organisation_id, id))");
            for (OrganisationId organisation : organisations) {
                String mark = organisation.equals(OWN) ? "B" : "A";
                for (int i = 1; i <= 3; i++) {
                    execute("insert into %s values (%d, '%s', '%s%d', %d)"
                            .formatted(table, i, organisation, mark, i, mark.equals("B") ? i : i + 10));
                }
            }
        }
        execute("create table kind (id int primary key, title varchar(100), size int)");
        execute("insert into kind values (1, 'B1', 1), (2, 'x', 2), (3, 'A2', 12)");
        execute(database == TestDatabase.H2 ? "set query_timeout 2000" : "set statement_timeout = 2000");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs it in the scope of the own organisation and takes back what it changed. */
    Outcome run(String text, boolean prepared) {
        return TenantContext.call(OWN, () -> {
            try {
                Connection lent = lending.lend(connection);
                List<String> rows = prepared ? prepared(lent, text) : plain(lent, text);
                return new Outcome(rows, CHANGE.matcher(text).find() ? content() : List.of(), null, null);
            } catch (TenancyException refused) {
                return new Outcome(List.of(), List.of(), refused.getMessage(), null);
            } catch (SQLException failed) {
                return new Outcome(List.of(), List.of(), null, failed);
            } finally {
                rollback();
            }
        });
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> prepared(Connection lent, String text) throws SQLException {
        List<Object> values = new ArrayList<>();
        String sql = PARAMETER.matcher(text).replaceAll(match -> {
            switch (match.group(1)) {
                case "own" -> values.add(OWN.value());
                case "foreign" -> values.add(FOREIGN.value());
                case "title" -> values.add("B2");
                default -> {} // a question mark in a comment
            }
            return "?";
        });
        try (PreparedStatement statement = lent.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return statement.execute() ? rows(statement.getResultSet()) : List.of();
        }
    }

    private static List<String> plain(Connection lent, String text) throws SQLException {
        String sql = PARAMETER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "own" -> "'%s'".formatted(OWN);
                            case "foreign" -> "'%s'".formatted(FOREIGN);
                            case "title" -> "'B2'";
                            default -> "?";
                        }));
        try (Statement statement = lent.createStatement()) {
            return statement.execute(sql) ? rows(statement.getResultSet()) : List.of();
        }
    }

    /** All rows, whoever they belong to, past the guard. */
    List<String> content() throws SQLException {
        List<String> content = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("memo", "tag", "kind")) {
                for (String row : rows(statement.executeQuery("select * from " + table))) {
                    content.add(table + " " + row);
                }
            }
        }
        return content;
    }

    private static List<String> rows(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                row.add(result.getString(i));
            }
            rows.add(row.toString());
        }
        rows.sort(null);
        return rows;
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
