package com.dreamineering.tenancy.statement;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What reaches rows of every organisation, or the setting that policies read, without naming a table that is looked for.
 *
 * <p>These come with the databases and their usual extensions. Functions and views of the application's own are not known.
 */
final class BlindSpots {

    private static final Pattern FUNCTIONS = Pattern.compile(String.join(
            "|",
            // SQL as text
            "(query|table|schema|database|cursor)_to_xml.*",
            "ts_stat|ts_rewrite|dblink.*|crosstab.*|connectby|xpath_table|csvwrite|link_schema|postgres_fdw_.*",
            // pages, logs and objects as they are stored
            "lo_.*|loread|lowrite|get_raw_page|heap_page_.*|tuple_data_split|bt_page_.*|pgrowlocks|pg_logical_.*|pg_get_wal_.*",
            // files
            "csvread|file_read|file_write|pg_read_.*|pg_ls_.*|pg_stat_file",
            // settings and other sessions
            "set_config|pg_reload_conf|pg_show_all_settings|pg_(terminate|cancel)_backend|(cancel|abort)_session",
            "pg_stat_get_backend_.*|pg_stat_get_activity|pg_stat_statements.*"));
    private static final Set<String> RELATIONS = Set.of(
            "pg_settings",
            "pg_stats",
            "pg_stats_ext",
            "pg_stats_ext_exprs",
            "pg_statistic",
            "pg_statistic_ext_data",
            "pg_largeobject",
            "pg_stat_activity",
            "pg_stat_statements",
            "pg_prepared_statements",
            "pg_cursors",
            "pg_db_role_setting");
    private static final Set<String> OF_THE_INFORMATION_SCHEMA = Set.of("sessions", "query_statistics", "in_doubt");

    private BlindSpots() {}

    /** Refuses the word at this position if it is such a thing. */
    static void refuse(Range all, int position) {
        Token word = all.tokens().get(position);
        if (!word.isName()) {
            return;
        }
        if (all.hasAt(position + 1, "(") && FUNCTIONS.matcher(word.text()).matches()) {
            throw new UnreadableStatementException(
                    "'%s' reads or changes more than what the statement names".formatted(word.spelling()));
        }
        boolean described = OF_THE_INFORMATION_SCHEMA.contains(word.text())
                && position >= 2
                && all.tokens().get(position - 1).is(".")
                && all.tokens().get(position - 2).text().equals("information_schema");
        if (described || RELATIONS.contains(word.text())) {
            throw new UnreadableStatementException(
                    "'%s' shows or changes what every organisation's sessions do".formatted(word.spelling()));
        }
    }
}
