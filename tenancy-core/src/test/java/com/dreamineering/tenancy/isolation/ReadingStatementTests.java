package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingStatementTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "  SELECT text from notes",
                "(select 1) union all (select 2)",
                "select text from notes for update",
                "select 'a;b' from notes",
                "select 'it''s; delete from notes' from notes",
                "select \"into\" from notes",
                "/* who asks; delete */ select 1",
                "-- who asks\nselect 1",
                "select intolerance, updated from notes where deleted = false"
            })
    void isAQuery(String sql) {
        assertThat(ReadingStatement.is(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "delete from notes",
                "insert into notes select 1",
                "update notes set text = 'select'",
                "merge into notes using notes on 1 = 1 when matched then delete",
                "with gone as (delete from notes returning id) select id from gone",
                "(with gone as (delete from notes returning id) select id from gone)",
                "selection",
                "call select_all()",
                "truncate table notes"
            })
    void isNone(String sql) {
        assertThat(ReadingStatement.is(sql)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; delete from notes",
                "select 1;",
                "select text into stolen from notes",
                "select text\ninto\tstolen from notes",
                "select text/**/into/**/stolen from notes",
                "select * from old table (delete from notes)",
                "select * from FINAL  TABLE (update notes set text = 'x')",
                "/* /* */ select 1 */ delete from notes",
                "select E'\\' ' ; delete from notes ; --'",
                "select $$'$$; delete from notes --'",
                "select $tag$'$tag$; delete from notes --'",
                "select 'not closed; delete from notes",
                "select 1 /* not closed; delete from notes"
            })
    void isNoneInDoubt(String sql) {
        assertThat(ReadingStatement.is(sql)).isFalse();
    }
}
