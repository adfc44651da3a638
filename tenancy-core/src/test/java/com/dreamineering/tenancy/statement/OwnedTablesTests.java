package com.dreamineering.tenancy.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.statement.OwnedTable.Linked;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnedTablesTests {

    /** What Hibernate writes, and the guard adds, for a row that links nobody's row to a note. */
    private static final String NOTE =
            "exists (select 1 from note owned where owned.id = %s.note_id and organisation_id = ?)";

    private static final OwnedTables TABLES = new OwnedTables.Builder()
            .direct("note", "organisation_id", Set.of("id"))
            .direct("topic", "organisation_id", Set.of("part", "number"))
            .direct("Desk", "org", Set.of("id"))
            .dependent("note_tags", Set.of("note_id"))
            .linked("person_note", new Linked(Set.of("note_id"), NOTE.formatted(Linked.LINK)))
            .build();

    /** Each added parameter is a proof of its own, and the completed statement lacks nothing. */
    private static void isSoundOnceCompleted(Finding finding) {
        assertThat(finding.completion()).isNotNull();
        Finding completed = review(finding.completion().sql());
        assertThat(completed.problem()).isNull();
        assertThat(completed.completion()).isNull();
        assertThat(completed.proofs())
                .containsAll(finding.completion().added().stream()
                        .map(parameter -> new Proof(List.of(parameter), List.of()))
                        .toList());
    }

    private static Finding review(String sql) {
        return TABLES.review(sql);
    }

    @Nested
    class AStatementThatKeepsToOneOrganisation {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select n.id from note n where n.organisation_id=?",
                    "select n.id from note n where ?=n.organisation_id",
                    "select id from note where organisation_id = ?",
                    "select id from public.\"NOTE\" where organisation_id = ? order by id limit 5 for update",
                    "SELECT N.ID FROM NOTE N WHERE N.ORGANISATION_ID = ?",
                    "select id from note where title = 'it''s' and (organisation_id = ?)",
                    "select id from note where (title = ? or title is null) and organisation_id = cast(? as uuid)",
                    "select id from note where organisation_id = ?::uuid and size between ? and ?",
                    "select id from note where organisation_id = '8f7c7c1e-6a52-4b6e-9d0e-3c1f6d2b1a00'",
                    "select id from note where organisation_id = coalesce(?, organisation_id)",
                    "select n.id, d.name from note n join desk d on d.id = n.desk_id and d.org = ?"
                            + " where n.organisation_id = ?",
                    "select n.id from note n left join desk d on d.id = n.desk_id and d.org = ? where n.organisation_id = ?",
                    "select n.id from note n, desk d where n.organisation_id = ? and d.org = n.organisation_id",
                    "select n.id from note n left join (desk d join topic t on t.id = d.topic_id and t.organisation_id=?)"
                            + " on d.id = n.desk_id and d.org = ? where n.organisation_id = ?",
                    "select n.id from note n where n.organisation_id = ? and exists"
                            + " (select 1 from desk d where d.org = n.organisation_id and d.id = n.desk_id)",
                    "select (select count(*) from topic t where t.organisation_id=?) from note n where n.organisation_id=?",
                    "select id from note where organisation_id=? union all select id from desk where org=?",
                    "(select id from note where organisation_id=?) union (select id from desk where org=?) order by 1",
                    "with mine as (select id from note where organisation_id=?) select id from mine",
                    "with recursive mine(id) as (select id from note where organisation_id=? union all select id from mine)"
                            + " select id from mine",
                    "select x.id from (select id, organisation_id, 1 as kind from note"
                            + " union all select id, organisation_id, 2 from topic) x where x.organisation_id = ?",
                    "select d.id from desk d left join (select * from note t where t.kind='memo') n"
                            + " on n.organisation_id=? and n.id=d.note_id where d.org=?",
                    "select t.tag from note n join note_tags t on t.note_id = n.id where n.organisation_id = ?",
                    "select tag from note_tags where note_id = ?",
                    "select tag from note_tags where note_id in (?, ?)",
                    "select (select count(*) from note_tags t where t.note_id = n.id) from note n where n.organisation_id=?",
                    "select n.id from note n right join desk d on d.id = n.desk_id and n.organisation_id = ? where d.org = ?",
                    "select n.id from note n where (n.id, n.organisation_id) in ((?, ?), (?, ?))",
                    "select n.id from note n where (n.id, n.organisation_id) = (?, ?)",
                    "select n.id from note n where n.organisation_id = ? and case when a = ? then 1 else 2 end = 1",
                    "select n.id from note n where n.organisation_id = ? and n.title is distinct from ?",
                    "select extract(year from n.at) from note n where n.organisation_id = ?",
                    "select n.id from note n where n.organisation_id = ? /* a comment; select * from topic */ -- and more",
                    "insert into note (id, organisation_id, title) values (?, ?, ?)",
                    "insert into note (id, organisation_id) values (?, ?), (?, ?)",
                    "insert into note (organisation_id, id) select organisation_id, id from topic where organisation_id = ?",
                    "insert into note (organisation_id, id) select ?, id from topic where organisation_id = ?",
                    "insert into note_tags (note_id, tag) values (?, ?)",
                    "insert into note (organisation_id, id) values (?, ?) on conflict (organisation_id, id) do update set title = ?",
                    "insert into note (organisation_id, id) values (?, ?) on conflict (id) do nothing",
                    "insert into note (organisation_id, id) values (?, ?) on conflict (id) do update set title = ?"
                            + " where note.organisation_id = coalesce(?, note.organisation_id)",
                    "update note set title = ? where id = ? and organisation_id = coalesce(?, organisation_id)",
                    "update note n set title = (select max(name) from desk d where d.org = ?) where n.organisation_id = ?",
                    "delete from note where id = ? and organisation_id = ?",
                    "delete from note n using desk d where d.id = n.desk_id and d.org = ? and n.organisation_id = ?",
                    "delete from note_tags where note_id = ?",
                    "merge into note n using (select cast(? as uuid) id, cast(? as uuid) organisation_id) s"
                            + " on n.id = s.id and n.organisation_id = s.organisation_id"
                            + " when matched then update set title = ?"
                            + " when not matched then insert (id, organisation_id) values (s.id, s.organisation_id)",
                    "select id from person",
                    "select note from person where note = ?",
                    "update person set note = ? where id = ?",
                    "select next value for note_seq",
                    "create local temporary table ht_person (id uuid)",
                    "set local lock_timeout = '2s'",
                    "select 1 from person where name like ? escape '\\'",
                })
        void isLetThrough(String sql) {
            assertThat(review(sql).problem()).as(sql).isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select n.id from note n where n.organisation_id=? and n.title=?",
                    "select n.id from person p join note n on n.organisation_id=? and n.owner = p.id",
                    "insert into note (organisation_id, title) values (?, ?)",
                    "update note set title = 'x' where organisation_id = ?",
                })
        void saysWhichParameterHasToBeTheOrganisation(String sql) {
            assertThat(review(sql).proofs()).as(sql).singleElement().satisfies(proof -> {
                assertThat(proof.parameters()).containsExactly(1);
                assertThat(proof.literals()).isEmpty();
            });
        }
    }

    @Nested
    class AStatementThatNamesTheOrganisationInScope {

        @Test
        void isGivenItAsAParameter() {
            Finding finding =
                    review("select n.id from note n where n.title=? and n.organisation_id = 'organisation in scope'"
                            + " and n.id>? or (select max(d.id) from desk d where d.org='organisation in scope')>?");

            assertThat(finding.problem()).contains("'n.organisation_id = ?'");
            assertThat(finding.unproven().completion().sql())
                    .isEqualTo("select n.id from note n where n.title=? and n.organisation_id = ?"
                            + " and n.id>? or (select max(d.id) from desk d where d.org=?)>?");
            assertThat(finding.unproven().completion().added()).containsExactly(2, 4);
            assertThat(finding.ofEveryOrganisation().completion().sql())
                    .isEqualTo("select n.id from note n where n.title=? and true"
                            + " and n.id>? or (select max(d.id) from desk d where true)>?");
        }

        @Test
        void needsNoOtherProof() {
            Finding finding =
                    review("select n.id from note n join desk d on d.org = 'organisation in scope' and d.id=n.id"
                            + " where n.organisation_id = 'organisation in scope' and n.organisation_id=? and n.id=?");

            assertThat(finding.problem()).isNull();
            assertThat(finding.proofs()).isEmpty();
            assertThat(finding.completion().added()).containsExactly(1, 2);
            assertThat(finding.completion().numberOf(2)).isEqualTo(4);
        }

        @Test
        void isCompletedWhereATableLacksIt() {
            Finding finding = review(
                    "select n.id from note n cross join desk d where n.organisation_id = 'organisation in scope'");

            assertThat(finding.completion().sql())
                    .isEqualTo("select n.id from note n cross join desk d where n.organisation_id = ? and d.org=?");
            assertThat(finding.completion().added()).containsExactly(1, 2);
        }

        @Test
        void stillProvesTheOtherValuesThatItStores() {
            Finding finding =
                    review("insert into note (id, organisation_id) values (?, 'organisation in scope'), (?, ?)");

            assertThat(finding.proofs()).containsExactly(new Proof(List.of(3), List.of()));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select n.id from note n where n.title = 'organisation in scope'",
                    "select n.id from note n where n.organisation_id <> 'organisation in scope'",
                    "select n.id from note n where not (n.organisation_id = 'organisation in scope')",
                    "select n.id from note n where n.organisation_id = 'organisation in scope' or true",
                    "select n.id from note n where n.organisation_id = 'organisation in scope'''",
                    "select n.id from note n where n.organisation_id = 'Organisation in scope'",
                    "select n.id from note n left join desk d on n.organisation_id = 'organisation in scope'",
                    "update note set organisation_id = 'organisation in scope' where id = ?"
                })
        void hasToProveMoreWhereThatKeepsNothing(String sql) {
            Finding finding = review(sql);

            boolean refused = finding.problem() != null;
            boolean askedForMore = !finding.proofs().isEmpty();
            assertThat(refused || askedForMore || finding.completion().sql().endsWith(" and n.organisation_id=?"))
                    .as("%s", finding)
                    .isTrue();
        }
    }

    @Nested
    class AStatementThatLacksACondition {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        select n.id, n.title from note n where n.id=?           | 2
                        select version from note n where n.id = cast(? as uuid) | 2
                        select 1 from topic t where t.part=? and t.number=?     | 3
                        select d.org from Desk d where (d.id = ?)               | 2
                        update note set topic_id=? where id=?                   | 3
                        update note set topic_id=null where topic_id=? and id=? | 3
                        update note set title=? where id in (?)                 | 3
                        update note n set title=? where exists (select 1)       | 2
                        delete from note where topic_id=?                       | 2
                        """)
        void isCompletedAtItsEnd(String sql, int parameter) {
            Finding finding = review(sql);

            assertThat(finding.problem()).isNull();
            assertThat(finding.completion()).isNotNull();
            assertThat(finding.completion().sql()).startsWith(sql + " and ").endsWith("=?");
            assertThat(finding.completion().added()).containsExactly(parameter);
            assertThat(finding.completion().numberOf(parameter - 1)).isEqualTo(parameter - 1);
            assertThat(review(finding.completion().sql()).proofs())
                    .containsExactly(new Proof(List.of(parameter), List.of()));
        }

        @Test
        void isCompletedInTheConditionOfAMerge() {
            Finding finding = review("merge into note as t using (select 1, n._rowid_ from note n"
                    + " where n.organisation_id=?) s(c0,c1) on t._rowid_=s.c1 when matched then update set t.title=?");

            assertThat(finding.problem()).isNull();
            assertThat(finding.completion()).isNotNull();
            assertThat(finding.completion().sql()).contains("on t._rowid_=s.c1 and t.organisation_id=? when matched");
            assertThat(finding.completion().added()).containsExactly(2);
        }

        @Test
        void stillProvesWhatAMergeInserts() {
            Finding finding = review("merge into note n using (select 1) s on n.organisation_id=? and n.id=?"
                    + " when not matched then insert (id, organisation_id) values (?, ?)");

            assertThat(finding.proofs()).extracting(Proof::parameters).containsExactly(List.of(1), List.of(4));
        }

        @Test
        void isCompletedInTheMiddle() {
            Finding finding = review("with ids as (select n.id from note n where n.organisation_id=?), these as"
                    + " (update note n set title=? where n.id in (select id from ids) returning id), those as"
                    + " (delete from desk where id=? returning id) select ? from these");

            assertThat(finding.problem()).isNull();
            assertThat(finding.completion()).isNotNull();
            assertThat(finding.completion().sql())
                    .contains(
                            "in (select id from ids) and n.organisation_id=? returning",
                            "id=? and desk.org=? returning");
            assertThat(finding.completion().added()).containsExactly(3, 5);
            assertThat(List.of(1, 2, 3, 4))
                    .extracting(finding.completion()::numberOf)
                    .containsExactly(1, 2, 4, 6);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select n.id from note n where n.id>=? order by n.id limit 5",
                    "select n.id from note n where n.id=? for update",
                    "select n.id from note n where n.id=? union select d.id from desk d where d.id=?",
                    "select n.id from note n, desk d where n.id=?",
                    "select n.id from note n cross join desk d where n.organisation_id=? group by n.id",
                    "select n.id from note n right join desk d on d.org=? where n.organisation_id=?",
                    "select (select n.title from note n where n.id=?) from person",
                    "select n.id from note n where n.organisation_id=? and exists (select 1 from desk d where d.id=n.desk_id)",
                    "delete from note n using person p where n.id=?",
                    "update note set title=? from note n join desk d on d.id=n.desk_id and d.org=?"
                            + " where n.organisation_id=? and note.ctid=n.ctid",
                })
        void isCompleted(String sql) {
            Finding finding = review(sql);

            assertThat(finding.problem()).isNull();
            isSoundOnceCompleted(finding);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select n.id from note n",
                    "select n.id from note n where n.id=? or true",
                    "select n.id from note n left join desk d on d.id = n.desk_id where n.id=?",
                    "select n.id from note n full join desk d on d.org=? where n.organisation_id=?",
                    "delete from note where id=? or id=?",
                    "update note set title=?",
                    "update note set title=? where id=? and exists (select 1 from desk)",
                    "update note set title=(select max(name) from desk) where id=?",
                    "update note set organisation_id=? where id=?",
                })
        void isRefusedWhereAConditionWouldNotDo(String sql) {
            assertThat(review(sql).completion()).as(sql).isNull();
            assertThat(review(sql).problem()).as(sql).isNotNull();
        }
    }

    @Nested
    class AStatementThatMayTouchOthersRows {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select * from note",
                    "select n.id from note n where n.title = ?",
                    "select n.id from note n where n.organisation_id = ? or n.title = ?",
                    "select n.id from note n where not n.organisation_id = ?",
                    "select n.id from note n where not (n.organisation_id = ?)",
                    "select n.id from note n where (n.organisation_id = ?) is false",
                    "select n.id from note n where n.organisation_id <> ?",
                    "select n.id from note n where n.organisation_id != ?",
                    "select n.id from note n where n.organisation_id >= ?",
                    "select n.id from note n where n.organisation_id is not null",
                    "select n.id from note n where n.organisation_id = n.organisation_id",
                    "select n.id from note n where n.organisation_id in (select organisation_id from person)",
                    "select n.id from note n where n.organisation_id not in (?)",
                    "select n.id from note n where n.title between ? and n.organisation_id = ?",
                    "select n.id from note n where case when n.a = 1 and n.organisation_id = ? and n.b then true end",
                    "select n.id from note n where coalesce(n.organisation_id, ?) = ?",
                    "select n.id from note n where organisation_id = coalesce(organisation_id, ?)",
                    "select n.id from note n cross join desk d where n.organisation_id = ?",
                    "select n.id from note n, desk d where n.organisation_id = ?",
                    "select n.id from note n, desk d where organisation_id = ?",
                    "select n.id from note n left join desk d on n.organisation_id = ? and d.org = ?",
                    "select n.id from note n right join desk d on d.org = ? where n.organisation_id = ?",
                    "select n.id from note n full join desk d on d.org = ? and n.organisation_id = ?",
                    "select n.id from note n natural join desk d where n.organisation_id = ?",
                    "select n.id from note n join desk d using (id) where n.organisation_id = ?",
                    "select n.id from note n where n.organisation_id = ? and exists (select 1 from desk d where d.id = ?)",
                    "select n.id from note n where n.organisation_id = ? and n.id in (((select d.id from desk d)))",
                    "select (select max(t.id) from topic t) from note n where n.organisation_id = ?",
                    "select n.id from note n where n.organisation_id = ? order by (select count(*) from desk)",
                    "select n.id from note n join person p on exists (select 1 from desk) where n.organisation_id = ?",
                    "select id from note where organisation_id = ? union select id from desk",
                    "select id from desk union select id from note where organisation_id = ?",
                    "(select id from note where organisation_id=?) union (select id from desk)",
                    "with all_of as (select id from note) select id from all_of",
                    "with note as (select 1) select * from note where organisation_id = ?",
                    "with gone as (delete from note returning id) select id from gone",
                    "with gone as (delete from note where id=? or true returning id) select id from gone",
                    "select x.id from (select id from note) x",
                    "select x.id from (select id, organisation_id from note union all select id, organisation_id from topic) x",
                    "select x.id from (select id, organisation_id from note union all select id, ? from topic) x"
                            + " where x.organisation_id = ?",
                    "select x.n from (select organisation_id, count(*) over () n from note) x where x.organisation_id = ?",
                    "select x.n from (select organisation_id, n from note limit 3) x where x.organisation_id = ?",
                    "select x.n from (select organisation_id, title from note) x(n, organisation_id)"
                            + " where x.organisation_id = ?",
                    "select x.id from (select n.*, d.* from note n, desk d) x where x.organisation_id = ?",
                    "select x.n from (select title as organisation_id, organisation_id as n from note) x where x.organisation_id = ?",
                    "select t.id from note as t(id, organisation_id) where t.organisation_id = ?",
                    "select * from person p, lateral (select * from note n where n.owner = p.id) x",
                    "select * from only note",
                    "select * from only (note)",
                    "table note",
                    "select * from (table note) x",
                    "select id from person where id in (table note)",
                    "select tag from note_tags",
                    "select tag from note_tags where tag = ?",
                    "select t.tag from note_tags t left join note n on n.id = t.note_id and n.organisation_id = ?",
                    "select t.tag from note_tags t join person p on p.id = t.note_id where t.tag = ?",
                    "insert into note (id, title) values (?, ?)",
                    "insert into note values (?, ?, ?)",
                    "insert into note (id, organisation_id) values (?, (select organisation_id from person))",
                    "insert into note (id, organisation_id) values (?, ?), (?, default)",
                    "insert into note (id, organisation_id) select id, organisation_id from topic",
                    "insert into note (id, organisation_id) select p.id, p.other from person p",
                    "insert into person (id) select id from note",
                    "insert into note (organisation_id, id) values (?, ?) returning (select max(name) from desk)",
                    "insert into note (organisation_id, id) values (?, ?) on conflict (organisation_id, id)"
                            + " do update set title = (select max(name) from desk)",
                    "insert into note (organisation_id, id) values (?, ?) on conflict (id) do update set title = ?",
                    "insert into note (organisation_id, id) values (?, ?) on conflict (id) do update set title = ?"
                            + " where note.title = ?",
                    "insert into note (organisation_id, id) values (?, ?)"
                            + " on conflict (organisation_id, id) do update set organisation_id = ?",
                    "update note set title = ?",
                    "update note set organisation_id = ? where organisation_id = ?",
                    "update note set (title, organisation_id) = (?, ?) where organisation_id = ?",
                    "update note n set \"ORGANISATION_ID\" = ? where n.organisation_id = ?",
                    "update note set title = (select max(name) from desk) where organisation_id = ?",
                    "update note n set title = d.name from desk d where n.organisation_id = ?",
                    "delete from note",
                    "delete from note using desk d where organisation_id = ?",
                    "delete from note_tags",
                    "merge into note key (id) values (?, ?, ?)",
                    "merge into note n using person p on n.id = p.id or true when matched then delete",
                    "merge into note n using person p on n.id = p.id and n.organisation_id = ?"
                            + " when not matched then insert (id, organisation_id) values (p.id, p.other)",
                    "merge into note n using person p on n.id = p.id and n.organisation_id = ?"
                            + " when matched then update set organisation_id = ?",
                    "truncate table note",
                    "drop table note",
                    "copy note to stdout",
                    "create view all_notes as select * from note",
                    "explain analyze delete from note",
                    "call reset_all()",
                    "{call reset_all()}",
                    "{ ? = call reset_all() }",
                    "do $$ begin delete from note; end $$",
                    "execute immediate 'delete from note'",
                    "select 1; delete from note",
                    "select query_to_xml('select * from note', true, true, '')",
                    "select set_config('tenancy.organisation_id', ?, true)",
                    "set role postgres",
                    "set session authorization postgres",
                    "select * from U&\"\\006eote\"",
                    "select 1 /* outer /* inner */ from note -- */",
                    "select * from person where name = E'\\' union select id from note --'",
                    "select 1 from note where organisation_id = ?1",
                    "select 'open from note",
                    "select n.id from note n where (n.organisation_id = ?",
                    "select * from note n where n.organisation_id = ? or exists (select 1)",
                    "select * from final table (update note set title = 'x') n",
                    "with a as (select 1) (select * from note)",
                    "with a as (select 1) table note",
                    "select n.id from person start, note n",
                    "select n.id as from from note n",
                    "select n.id as case, n.title from note n",
                    "select id from note where organisation_id=? --\r or true",
                    "select id from note where title=? // and organisation_id=?",
                    "merge into note n using (select 1) s on n.organisation_id=? when not matched by source then delete",
                    "insert into note (id, organisation_id, title) values (?, ?, ?) on conflict (id)"
                            + " where organisation_id = ? and true do update set title = ?",
                    "insert into note (id, organisation_id) values (?, ?) on duplicate key update title = ?",
                })
        void isRefusedOrCompleted(String sql) {
            Finding finding = review(sql);

            if (finding.problem() == null) {
                isSoundOnceCompleted(finding);
            }
        }
    }

    @Nested
    class ATableThatLinksNobodysRowsToOwnedOnes {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select l.person_id from person_note l join note n on n.id=l.note_id where n.organisation_id=?",
                    "select p.id from person p left join (person_note l join note n on n.id=l.note_id)"
                            + " on p.id=l.person_id and n.organisation_id=?",
                    "insert into person_note (person_id, note_id) values (?, ?)",
                })
        void isReachedByTheirKey(String sql) {
            assertThat(review(sql).problem()).isNull();
            assertThat(review(sql).completion()).isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select count(*) from person_note l where l.person_id=? and ",
                    "select p.id from person p left join person_note l on p.id=l.person_id and ",
                    "delete from person_note l where ",
                })
        void isReachedByAConditionThatLooksAtThem(String sql) {
            Finding finding = review(sql + NOTE.formatted("l"));

            assertThat(finding.problem()).isNull();
            assertThat(finding.completion()).isNull();
            assertThat(finding.proofs()).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        select count(note_id) from person_note where person_id=?         | person_note
                        select 1 from person_note where person_id=? and note_id=?        | person_note
                        select l.note_id from person_note l where l.note_id in (?,?)     | l
                        delete from person_note where person_id=?                        | person_note
                        delete from person_note where person_id=? and note_id=?          | person_note
                        update person_note set place=? where person_id=? and note_id=?   | person_note
                        """)
        void isCompletedWithIt(String sql, String name) {
            Finding finding = review(sql);

            isSoundOnceCompleted(finding);
            assertThat(finding.completion().sql()).isEqualTo(sql + " and " + NOTE.formatted(name));
        }

        /** Each of these holds though the row links to another organisation's. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "exists (select count(*) from note owned where owned.id = l.note_id and organisation_id = ?)",
                    "exists (select 1 from note owned where owned.id = l.note_id and organisation_id = ? group by ())",
                    "exists (select 1 from note owned where organisation_id = ? union all select 1)",
                    "not exists (select 1 from note owned where owned.id = l.note_id and organisation_id = ?)",
                    "(exists (select 1 from note owned where owned.id = l.note_id and organisation_id = ?) or 1 = 1)",
                    "exists (select 1 from note owned where (owned.id = l.note_id or 1 = 1) and organisation_id = ?)",
                    "exists (select 1 from note owned where owned.id = ? and organisation_id = ?)",
                    "exists (select 1 from note owned where owned.id = l.note_id)",
                    "exists (select 1 from person owned where owned.id = l.note_id and organisation_id = ?)",
                    "exists (select 1 from note owned where owned.id = l.note_id and organisation_id = ?) is null",
                })
        void isNotProvenByWhatOnlyLooksLikeIt(String condition) {
            Finding finding = review("select l.person_id from person_note l where " + condition);

            if (finding.problem() == null) {
                isSoundOnceCompleted(finding);
                assertThat(finding.completion().sql()).contains(" and " + NOTE.formatted("l"));
            }
        }

        @Test
        void isRefusedWithoutAPlaceForACondition() {
            assertThat(review("delete from person_note").problem())
                    .isEqualTo(
                            "it reads or changes 'person_note', which links to rows of organisations by [note_id], without"
                                    + " a condition that finds those");
        }

        @Test
        void isRefusedOnTheSideOfAJoinThatMayBeAbsent() {
            assertThat(review("select l.note_id from person p left join person_note l on l.person_id=p.id where p.id=?")
                            .problem())
                    .isNotNull();
        }
    }
}
