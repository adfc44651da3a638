package com.dreamineering.tenancy.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that name no table of organisations. */
class BlindSpotsTests {

    private static final OwnedTables TABLES = new OwnedTables.Builder()
            .direct("note", "organisation_id", Set.of("id"))
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select csvwrite('notes.csv', 'select * from no' || 'te')",
                "select * from csvread('notes.csv')",
                "select * from link_schema('x', '', 'jdbc:h2:mem:other', 'sa', '', 'public')",
                "select \"CSVWRITE\"('notes.csv', 'select 1')",
                "call csvwrite('notes.csv', 'select 1')",
                "select file_read('/etc/passwd')",
                "select file_write('x', '/tmp/x')",
                "select \"file_read\" ('/etc/passwd')",
                "select x.y from \"LINK_SCHEMA\"('x', '', 'jdbc:h2:mem:other', 'sa', '', 'public') x",
                "select pg_catalog.\"set_config\"('tenancy.organisation_id', ?, true)",
                "select pg_read_file('/etc/passwd')",
                "select lo_get(16400)",
                "select \"set_config\"('tenancy.organisation_id', ?, true)",
                "select * from dblink('dbname=other', ?) as t(a text)",
                "update pg_settings set setting = ? where name = 'tenancy.organisation_id'",
                "select most_common_vals from pg_stats",
                "select query from pg_stat_activity",
                "select * from information_schema.query_statistics",
                "select * from \"INFORMATION_SCHEMA\".\"SESSIONS\"",
                "set local tenancy.organisation_id = 'x'",
                "set \"tenancy\".organisation_id = 'x'",
                "set session \"tenancy.organisation_id\" = 'x'",
                "set standard_conforming_strings = off",
                "set mode MySQL",
                "set non_keywords where",
                "set @a = 1",
                "set session authorization postgres",
                "reset all",
                "reset tenancy.organisation_id",
                "discard all",
                "commit",
                "rollback",
                "begin",
                "start transaction",
                "alter table person rename to other",
                "create alias q as 'x'",
                "create or replace function f() returns int language sql as 'select 1'",
                "create trigger t before insert on person call \"Evil\"",
                "create linked table other('', 'jdbc:h2:mem:other', 'sa', '', 'x')",
                "create table other (id int) engine \"Evil\"",
                "create extension dblink",
                "drop schema public cascade",
                "truncate table person cascade",
                "copy (select 1) to program 'cat'",
                "declare c cursor for select 1",
                "copy person from program 'curl example.com'",
                "copy person to '/tmp/person'",
                "prepare made as select 1",
                "execute made_before",
                "execute immediate 'select 1'",
                "do $$ begin perform 1; end $$",
                "listen jobs",
                "runscript from 'x.sql'",
                "script to 'x.sql'",
                "backup to 'x.zip'",
                "shutdown",
                "grant all on schema public to public",
                "load 'evil'",
            })
    void areRefused(String sql) {
        assertThat(TABLES.review(sql).problem()).as(sql).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create local temporary table if not exists ht_person (id uuid) on commit drop",
                "create unique index person_by_name on person (name)",
                "create sequence person_seq",
                "drop table if exists ht_person",
                "truncate table ht_person",
                "set local lock_timeout = '2s'",
                "set transaction isolation level serializable",
                "set constraints all deferred",
                "set local app.user_id = '7'",
                "set enable_seqscan = off",
                "set time zone 'UTC'",
                "savepoint a",
                "rollback to savepoint a",
                "release savepoint a",
                "lock table person",
                "show server_version",
                "notify jobs, 'done'",
                "select table_name from information_schema.tables",
                "select sessions from person",
                "select lo_get from person",
                "select csvread, (1) from person",
                "select nextval('person_seq')",
            })
    void areLetThrough(String sql) {
        assertThat(TABLES.review(sql).problem()).as(sql).isNull();
    }

    @Test
    void sayWhy() {
        assertThat(TABLES.review("select csvwrite('a', ?)").problem())
                .isEqualTo("'csvwrite' reads or changes more than what the statement names");
        assertThat(TABLES.review("select setting from pg_settings").problem())
                .isEqualTo("'pg_settings' shows or changes what every organisation's sessions do");
        assertThat(TABLES.review("reset all").problem())
                .isEqualTo("'reset' may reach more than the rows of one organisation");
        assertThat(TABLES.review("commit").problem())
                .isEqualTo("it begins or ends a transaction. Let the connection do that");
    }
}
