package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts by which somebody in Globex's scope tries to get at Acme's rows. Each runs on both databases, and first without the
 * guard where it says that it breaks in, so that none of them is a mere mistake of syntax.
 */
class StatementAttacksTests {

    /** A statement whose parameters are all Globex's id, and the databases on which it breaks in without the guard. */
    private record Attack(Set<TestDatabase> breaksIn, String sql) {
        @Override
        public String toString() {
            return sql;
        }
    }

    private static final Map<TestDatabase, Desk> DESKS = new EnumMap<>(TestDatabase.class);

    /** The same characters are other words to H2 and to PostgreSQL. */
    static Stream<Attack> words() {
        return attacks("""
                H2         | select text from notes where organisation_id = ? and 1=1or true
                H2         | select text, 1from notes
                H2         | select text, .5from notes
                H2         | select text, 1e1from notes
                H2         | select text, 1Lfrom notes
                H2         | select text from noteſ
                H2         | select text from\u00a0notes
                H2         | select text from\u2003notes
                H2         | select text from notes where true // and organisation_id = ':own'
                H2         | select text from `notes`
                H2         | select text from notes where '1' = '1' '' or true or organisation_id = ?
                POSTGRESQL | select title from topics where ? = $1 union select text from notes where $1 = $1 union select text from notes where $1 is not null
                POSTGRESQL | select title from topics where $a$'$a$ is not null union select text from notes where '$a$' is not null
                POSTGRESQL | select text from notes where text <> E'a'\\n'\\' and organisation_id = /*' or true --*/ ':own'
                BOTH       | select n.text from notes n where array[true and n.organisation_id = ? and true] is not null
                """);
    }

    /** A name stands for another table or column than it seems to. */
    static Stream<Attack> names() {
        return attacks("""
                POSTGRESQL | select n.text from notes n, (select cast(? as uuid) as organisation_id) "N" where "N".organisation_id = ?
                POSTGRESQL | select x.t from (select cast(? as uuid) as "ORGANISATION_ID", organisation_id, text as t from notes) x where x."ORGANISATION_ID" = ?
                POSTGRESQL | select (select min(text) from notes where "ORGANISATION_ID" = ?) from (select cast(? as uuid) as "ORGANISATION_ID") o
                H2         | select (select min(text) from notes where "organisation_id" = ?) from (select cast(? as uuid) as "organisation_id") o
                POSTGRESQL | select (select min(y.text) from (select cast(:foreign as uuid) as organisation_id) n, lateral (select * from notes x where x.organisation_id = n.organisation_id) y) from notes n where n.organisation_id = ?
                POSTGRESQL | select (select min(b.text) from notes n, (topics a join notes b on b.organisation_id = n.organisation_id) where n.organisation_id = ?) from (select cast(:foreign as uuid) organisation_id) n
                POSTGRESQL | select (select min('Acme') from notes n, (topics a join topics b on exists (select 1 from notes c where c.organisation_id = n.organisation_id and c.text like 'Acme%')) where n.organisation_id = ?) from (select cast(:foreign as uuid) organisation_id) n
                POSTGRESQL | select (select min(j.text) from (notes n join topics p on true) as j where n.organisation_id = ?) from (select cast(? as uuid) organisation_id) n
                BOTH       | select (select min(text) from notes straight_join where notes.organisation_id = ?) from (select cast(? as uuid) organisation_id) notes
                H2         | select (select min(text) from notes outer where notes.organisation_id = ?) from (select cast(? as uuid) organisation_id) notes
                POSTGRESQL | select (select min(text) from notes set where notes.organisation_id = ?) from (select cast(? as uuid) organisation_id) notes
                POSTGRESQL | select (select min(text) from notes values where notes.organisation_id = ?) from (select cast(? as uuid) organisation_id) notes
                BOTH       | select (select min(text) from notes "left" where notes.organisation_id = ?) from (select cast(? as uuid) organisation_id) notes
                POSTGRESQL | select n.text from topics qualify, notes n
                POSTGRESQL | select n.text from notes n, (select true as qualify) r where n.organisation_id = ? and qualify or true
                H2         | select n.text from notes n, (select true as returning) r where n.organisation_id = ? and returning or true
                POSTGRESQL | select minus.text from notes minus
                BOTH       | select * from notes as x (a, b, c, d, e, f)
                """);
    }

    /** Something stands where nobody looks for it. */
    static Stream<Attack> queries() {
        return attacks("""
                H2         | select text from notes (index notes_by_text)
                H2         | select coalesce(null, select min(text) from notes)
                H2         | select 'Acme' from topics where title < select min('x') from notes where text like 'Acme%'
                H2         | select coalesce(null, (null), select min(text) from notes) from topics
                H2         | select t.title, n.text from topics t left join notes n join topics p on p.id = n.topic_id where n.organisation_id = n.organisation_id
                BOTH       | select x.t from (select cast(? as uuid) a, cast(? as uuid) organisation_id, 'x' as t union all select organisation_id, cast(? as uuid), text from notes) x where x.organisation_id = ?
                BOTH       | select x.t from (select text as t, organisation_id, null as c from notes where organisation_id = ? union all select p.*, n.organisation_id from (select 'Acme' a, cast(? as uuid) b) p, notes n) x where x.organisation_id = ?
                BOTH       | select x.text from (select id, text, organisation_id from notes where organisation_id = ? union all select organisation_id, text, cast(? as uuid) from notes) x where x.organisation_id = ?
                BOTH       | select text from notes where text like 'Acme%'
                BOTH       | select text from notes where organisation_id = ? union select text from notes
                BOTH       | select (select min(text) from notes) from topics
                BOTH       | with a as (select text from notes) select text from a
                BOTH       | select n.text from topics t right join notes n on n.organisation_id = ?
                POSTGRESQL | select n.text from topics t full join notes n on n.topic_id = t.id and n.organisation_id = ?
                BOTH       | select n.text from topics t cross join notes n
                BOTH       | select n.text from topics t join notes n on true
                BOTH       | select n.text from notes n left join notes m on n.organisation_id = ?
                BOTH       | select text from notes where not (organisation_id = ?)
                BOTH       | select text from notes where organisation_id is distinct from ?
                BOTH       | select text from notes where (organisation_id = ?) is not null
                BOTH       | select text from notes where (organisation_id = ?) = (text = 'x')
                BOTH       | select text from notes where organisation_id in (?, :foreign)
                BOTH       | select text from notes where coalesce(?, organisation_id) is not null
                BOTH       | select text from notes where case when organisation_id = ? then true else true end
                BOTH       | select text from notes where organisation_id <= ? or organisation_id >= ?
                BOTH       | select text from notes where (organisation_id, 1) = (?, 1) or (1, 1) = (1, 1)
                BOTH       | select text from notes group by text, organisation_id having organisation_id = ? or true
                BOTH       | select min(text) filter (where organisation_id = ? or true) from notes
                BOTH       | select min(text) over () from notes
                POSTGRESQL | select text from notes tablesample system (100)
                POSTGRESQL | select 'Acme' from topics where exists (table notes)
                BOTH       | select * from (table notes) x
                POSTGRESQL | select x.text from notes n, lateral (select n.text) x
                POSTGRESQL | select text from only (notes)
                """);
    }

    /** Rows of another organisation are changed, moved, planted, or handed out by a change. */
    static Stream<Attack> changes() {
        return attacks("""
                H2         | merge into notes (id, reference, text, organisation_id) values (random_uuid(), 'x', 'x', :foreign)
                H2         | merge into notes (id, reference, text, organisation_id) key (id) values (random_uuid(), 'x', 'x', :foreign)
                H2         | merge into notes (id, reference, text, organisation_id) select id, reference, 'x', organisation_id from notes
                POSTGRESQL | update topics set title = title returning (select min(text) from notes)
                POSTGRESQL | with a as (update topics set title = title returning (select min(text) from notes) as text) select text from a
                POSTGRESQL | insert into topics (id, title) values (?, 'x') returning (select min(text) from notes)
                H2         | select * from final table (update notes set text = text)
                H2         | select text from old table (delete from notes where text like 'Acme%' or true)
                POSTGRESQL | with gone as (delete from notes where organisation_id = ? or true returning text) select text from gone
                BOTH       | update notes set text = 'x'
                BOTH       | update notes set text = 'x' where text like 'Acme%'
                BOTH       | delete from notes where text like 'Acme%'
                BOTH       | update notes set text = 'x' where organisation_id = ? or true
                BOTH       | update notes set organisation_id = ?
                BOTH       | update notes set (text, organisation_id) = ('x', ?)
                BOTH       | delete from notes where not organisation_id = ?
                H2         | delete from notes limit 100
                POSTGRESQL | delete from notes using topics t where t.id = notes.topic_id
                POSTGRESQL | update notes set text = 'x' from topics t where t.id = notes.topic_id or notes.organisation_id = ?
                BOTH       | insert into notes (id, reference, text, organisation_id) values (?, 'x', 'x', :foreign)
                BOTH       | insert into notes (id, reference, text, organisation_id) select ?, 'x', 'x', organisation_id from notes where text like 'Acme%'
                POSTGRESQL | insert into notes (id, reference, text, organisation_id) select id, reference, 'x', organisation_id from notes on conflict (id) do update set text = 'x'
                BOTH       | merge into notes n using topics t on n.topic_id = t.id when matched then update set text = 'x'
                BOTH       | merge into notes n using topics t on n.organisation_id = ? and n.text = 'none' when not matched then insert (id, reference, text, organisation_id) values (?, 'x', 'x', :foreign)
                BOTH       | truncate table notes
                """);
    }

    /** Nothing of Acme's is named. */
    static Stream<Attack> blindSpots() {
        return attacks("""
                POSTGRESQL | select query_to_xml('select * from no' || 'tes', true, true, '')
                POSTGRESQL | select "query_to_xml"('select * from no' || 'tes', true, true, '')
                POSTGRESQL | select pg_catalog . query_to_xml /* */ ('select * from no' || 'tes', true, true, '')
                POSTGRESQL | select * from query_to_xml('select * from no' || 'tes', true, true, '') x
                POSTGRESQL | select table_to_xml('notes', true, true, '')
                POSTGRESQL | select database_to_xml(true, true, '')
                POSTGRESQL | select schema_to_xml('public', true, true, '')
                POSTGRESQL | select 'Acme' from ts_stat('select to_tsvector(text) from no' || 'tes') where word like 'acm%'
                POSTGRESQL | truncate table topics cascade
                POSTGRESQL | do $$ begin execute 'delete from no' || 'tes'; end $$
                """);
    }

    private static Stream<Attack> attacks(String lines) {
        return lines.lines().map(line -> {
            String[] parts = line.split("\\|", 2);
            Set<TestDatabase> databases = parts[0].strip().equals("BOTH")
                    ? Set.of(TestDatabase.values())
                    : Set.of(TestDatabase.valueOf(parts[0].strip()));
            return new Attack(databases, parts[1].strip().replace("\\n", "\n"));
        });
    }

    @ParameterizedTest
    @MethodSource({"words", "names", "queries", "changes", "blindSpots"})
    void breakInWithoutTheGuardAlone(Attack attack) {
        for (TestDatabase database : TestDatabase.values()) {
            Desk desk = DESKS.computeIfAbsent(database, Desk::new);
            if (attack.breaksIn.contains(database)) {
                assertThat(breaksIn(desk, attack.sql, false, StatementAttacksTests::prepared))
                        .as("%s without the guard: %s", database, attack)
                        .isTrue();
            }
            assertThat(breaksIn(desk, attack.sql, true, StatementAttacksTests::prepared))
                    .as("%s: %s", database, attack)
                    .isFalse();
            assertThat(breaksIn(desk, attack.sql, true, StatementAttacksTests::inOne))
                    .as("%s, without parameters: %s", database, attack)
                    .isFalse();
        }
    }

    /** One transaction in Globex's scope, rolled back: whether it sees a row of Acme's, or changes what Globex may not. */
    private static boolean breaksIn(Desk desk, String sql, boolean guarded, Attempt attempt) {
        return TenantContext.call(desk.globex.id(), () -> {
            try (Connection lent =
                    connections(desk).getConnection(desk.globex.id().value())) {
                Connection unguarded = CheckedSql.call("The test looks past it", () -> lent.unwrap(Connection.class));
                unguarded.setAutoCommit(false);
                try {
                    List<String> before = ofOthers(unguarded);
                    String seen = attempt.run(guarded ? lent : unguarded, text(desk, sql));
                    return seen.contains("Acme") || !ofOthers(unguarded).equals(before);
                } catch (SQLException | TenancyException refused) {
                    return false;
                } finally {
                    unguarded.rollback();
                    unguarded.setAutoCommit(true);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String text(Desk desk, String sql) {
        return sql.replace(":own", desk.globex.id().toString()).replace(":foreign", "'%s'".formatted(desk.acme.id()));
    }

    @SuppressWarnings("unchecked")
    private static MultiTenantConnectionProvider<UUID> connections(Desk desk) {
        return (MultiTenantConnectionProvider<UUID>) desk.installation
                .factory
                .unwrap(SessionFactoryImplementor.class)
                .getServiceRegistry()
                .requireService(MultiTenantConnectionProvider.class);
    }

    @FunctionalInterface
    private interface Attempt {
        String run(Connection connection, String sql) throws SQLException;
    }

    private static String inOne(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String text = sql.replace("?", "'%s'".formatted(SessionTenant.ofThread()));
            return statement.execute(text) ? rows(statement.getResultSet()).toString() : "";
        }
    }

    private static String prepared(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            long parameters = sql.chars().filter(c -> c == '?').count();
            UUID globex = SessionTenant.ofThread();
            for (int i = 1; i <= parameters; i++) {
                statement.setObject(i, globex);
            }
            return statement.execute() ? rows(statement.getResultSet()).toString() : "";
        }
    }

    private static List<String> rows(ResultSet rows) throws SQLException {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                found.add(String.valueOf(rows.getString(i)));
            }
        }
        return found;
    }

    /** What Globex has no business with: the notes that are not its own, and its own number of them. */
    private static List<String> ofOthers(Connection connection) throws SQLException {
        String globex = SessionTenant.ofThread().toString();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select id, text, organisation_id from notes where organisation_id <> '%s'".formatted(globex)
                                + " order by 1");
                ResultSet rows = statement.executeQuery()) {
            return rows(rows);
        }
    }
}
