package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.isolation.TenantTable.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes the migration. */
final class RowLevelSecurityScript {

    private static final int LONGEST_NAME = 63;
    private static final String ORGANISATION =
            "nullif(current_setting('%s', true), '')::uuid".formatted(ScopeAnnouncement.SETTING);

    private static final String HEAD = """
            -- Row-level security for the tables of organisations, written from the mapping of the application.
            -- Run it on PostgreSQL as the owner of the tables, in one transaction, as Flyway does. It may run again.
            -- The application has to sign in with a login that is neither superuser nor owner and has no BYPASSRLS.
            -- Later migrations that change rows of these tables have to say whose:
            --     select set_config('%s', '<id of the organisation>', true);
            """.formatted(ScopeAnnouncement.SETTING);

    private final StringBuilder text = new StringBuilder(HEAD);

    private RowLevelSecurityScript() {}

    static String of(List<TenantTable> tables) {
        RowLevelSecurityScript script = new RowLevelSecurityScript();
        List<TenantTable> protectable =
                tables.stream().filter(table -> table.owner() != null).toList();
        protectable.stream().filter(table -> table.source() != null).forEach(script::addOwner);
        protectable.forEach(script::protect);
        script.admitBypass(protectable);
        script.index(protectable);
        tables.stream().filter(table -> table.owner() == null).forEach(script::confess);
        script.advise(protectable);
        return script.text.toString();
    }

    private void addOwner(TenantTable table) {
        Source source = table.source();
        if (source == null) {
            return;
        }
        List<String> links = new ArrayList<>();
        for (int i = 0; i < source.links().size(); i++) {
            links.add("source.%s = filled.%s"
                    .formatted(source.keys().get(i), source.links().get(i)));
        }
        text.append("""

                -- Hibernate does not know whose a row of %1$s is. New rows take it from the transaction; those that are there
                -- take it from %2$s, which for that has to show its owner all rows for a moment.
                alter table %1$s add column if not exists %3$s uuid;
                alter table %2$s no force row level security;
                alter table %1$s no force row level security;
                update %1$s filled set %3$s = source.%4$s from %2$s source
                    where %5$s and filled.%3$s is null and source.%4$s is not null;
                alter table %2$s force row level security;
                alter table %1$s alter column %3$s set default %6$s;
                alter table %1$s alter column %3$s set not null;
                """.formatted(
                        table.name(),
                        source.table(),
                        table.owner(),
                        source.owner(),
                        String.join(" and ", links),
                        ORGANISATION));
    }

    private void protect(TenantTable table) {
        text.append("""

                alter table %1$s enable row level security;
                alter table %1$s force row level security;
                drop policy if exists tenancy_organisation on %1$s;
                create policy tenancy_organisation on %1$s
                    using (%2$s = (select %3$s))
                    with check (%2$s = (select %3$s));
                """.formatted(table.name(), table.owner(), ORGANISATION));
    }

    private void admitBypass(List<TenantTable> tables) {
        if (tables.isEmpty()) {
            return;
        }
        text.append("""

                -- The login of the bypass, if there is one, sees the tables while a bypass is open.
                do $bypass$
                declare
                    admitting regclass;
                begin
                    if to_regprocedure('tenancy_admit_bypass_to(regclass)') is not null then
                        foreach admitting in array array[
                %s
                        ]::regclass[]
                        loop
                            perform tenancy_admit_bypass_to(admitting);
                        end loop;
                    end if;
                end
                $bypass$;
                """.formatted(tables.stream()
                .map(table -> "            " + literal(table.name()))
                .collect(Collectors.joining(",\n"))));
    }

    private void index(List<TenantTable> tables) {
        if (tables.isEmpty()) {
            return;
        }
        String wanted = tables.stream()
                .map(table -> "        (%s, %s, %s, %s)"
                        .formatted(
                                literal(table.name()) + "::regclass",
                                literal(actual(String.valueOf(table.owner()))),
                                literal(indexName(table)),
                                literal(indexed(table))))
                .collect(Collectors.joining(",\n"));
        text.append("""

                -- An index that leads with the organisation, where there is none yet.
                do $indexes$
                declare
                    wanted record;
                begin
                    for wanted in select * from (values
                %s
                    ) as tables (relation, owner_column, index_name, index_columns)
                    loop
                        if not exists (
                            select from pg_index i
                            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                            where i.indrelid = wanted.relation and a.attname = wanted.owner_column
                                and i.indisvalid and i.indpred is null)
                        then
                            execute format('create index %%I on %%s (%%s)',
                                wanted.index_name, wanted.relation, wanted.index_columns);
                        end if;
                    end loop;
                end
                $indexes$;
                """.formatted(wanted));
    }

    private void confess(TenantTable table) {
        text.append("""

                -- %s finds its organisation by a formula. Write a policy for it yourself.
                """.formatted(table.name()));
    }

    private void advise(List<TenantTable> tables) {
        List<String> advice = tables.stream()
                .flatMap(table -> table.advice().stream())
                .flatMap(key -> key.statements().stream())
                .distinct()
                .toList();
        if (advice.isEmpty()) {
            return;
        }
        text.append("""

                -- Row-level security does not look at foreign keys and unique keys: a row can refer to one of another
                -- organisation, and a duplicate tells that a value exists somewhere. Keys that lead with the organisation
                -- close that. They take locks, and rows that break them have to be put right first, so decide for each:
                """);
        advice.forEach(line -> text.append("-- ").append(line).append('\n'));
    }

    private static String indexed(TenantTable table) {
        List<String> columns = new ArrayList<>();
        columns.add(String.valueOf(table.owner()));
        table.primaryKey().stream()
                .filter(column -> !column.equals(table.owner()))
                .forEach(columns::add);
        return String.join(", ", columns);
    }

    /** Within the longest name that PostgreSQL keeps, and another one for each table. */
    private static String indexName(TenantTable table) {
        String bare = actual(table.name().substring(table.name().lastIndexOf('.') + 1));
        String name = bare + "_by_organisation";
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        String unique = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        return name.substring(0, LONGEST_NAME - 9) + "_" + unique;
    }

    /** The name as PostgreSQL stores it: as it stands if quoted, in small letters if not. */
    private static String actual(String name) {
        return name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
