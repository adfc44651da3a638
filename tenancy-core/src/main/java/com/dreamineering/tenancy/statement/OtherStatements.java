package com.dreamineering.tenancy.statement;

import java.util.Set;

/** Statements that are neither queries nor changes of rows: a few that cannot reach anybody's rows are let through. */
final class OtherStatements {

    private static final Set<String> RUN_OTHER_CODE = Set.of("call", "do", "execute", "exec", "prepare", "explain");
    private static final Set<String> END_TRANSACTIONS = Set.of("commit", "rollback", "end", "abort", "begin", "start");
    private static final Set<String> HARMLESS = Set.of("savepoint", "release", "show", "unlisten", "notify", "lock");
    private static final Set<String> KINDS_OF_TABLES =
            Set.of("or", "replace", "local", "global", "temp", "temporary", "unlogged", "cached", "memory", "unique");
    private static final Set<String> MADE_OF_NOTHING = Set.of("table", "sequence", "index", "view");
    private static final Set<String> SETTINGS = Set.of(
            "lock_timeout",
            "statement_timeout",
            "query_timeout",
            "transaction_timeout",
            "idle_in_transaction_session_timeout",
            "transaction",
            "constraints",
            "time",
            "timezone",
            "application_name",
            "work_mem",
            "plan_cache_mode",
            "jit",
            "synchronous_commit");

    private OtherStatements() {}

    /** Refuses all but the harmless ones. */
    static void refuse(Range all, boolean mentionsOwned) {
        Token verb = all.get(0);
        if (!verb.isName() || RUN_OTHER_CODE.contains(verb.text())) {
            throw new UnreadableStatementException("it runs a procedure, which may touch any row");
        }
        if (mentionsOwned) {
            throw new UnreadableStatementException("'%s' works on a table of all organisations".formatted(verb.text()));
        }
        boolean toSavepoint = verb.is("rollback") && all.contains("to");
        if (all.isOneOf(all.start(), END_TRANSACTIONS) && !toSavepoint) {
            throw new UnreadableStatementException("it begins or ends a transaction. Let the connection do that");
        }
        boolean known = toSavepoint
                || all.isOneOf(all.start(), HARMLESS)
                || (verb.is("set") && isHarmlessSetting(all.from(all.start() + 1)))
                || ((verb.is("create") || verb.is("drop") || verb.is("truncate")) && isOfATable(all));
        if (!known) {
            throw new UnreadableStatementException(
                    "'%s' may reach more than the rows of one organisation".formatted(verb.spelling()));
        }
    }

    /** Not a function, trigger or alias, which is code; and nothing that takes other tables along. */
    private static boolean isOfATable(Range all) {
        int i = all.start() + 1;
        while (all.isOneOf(i, KINDS_OF_TABLES)) {
            i++;
        }
        return all.isOneOf(i, MADE_OF_NOTHING) && !all.contains("cascade") && !all.contains("engine");
    }

    private static boolean isHarmlessSetting(Range rest) {
        Range name = rest.startsWith("local") || rest.startsWith("session") ? rest.from(rest.start() + 1) : rest;
        boolean ofAnExtension = !name.isEmpty()
                && name.hasAt(name.start() + 1, ".")
                && !name.get(0).text().equals("tenancy");
        return ofAnExtension || name.isOneOf(name.start(), SETTINGS) || isOfThePlanner(name);
    }

    private static boolean isOfThePlanner(Range name) {
        return !name.isEmpty() && name.get(0).isName() && name.get(0).text().startsWith("enable_");
    }
}
