package com.dreamineering.tenancy.isolation;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Row-level security in PostgreSQL for the tables of one persistence unit: the second wall behind Hibernate's tenant filter.
 *
 * <p>It is read from the mapping, so it covers what the mapping covers. The library's own tables have theirs from the
 * library's migrations and are not part of the {@link #script()}.
 */
public final class RowLevelSecurity {

    private final List<TenantTable> tables;
    private final List<TenantTable> adopting;

    RowLevelSecurity(List<TenantTable> tables, List<TenantTable> adopting) {
        this.tables = List.copyOf(tables);
        this.adopting = List.copyOf(adopting);
    }

    /** For a persistence unit that {@link HibernateIsolation} configured; {@link IllegalArgumentException} for others. */
    public static RowLevelSecurity of(EntityManagerFactory factory) {
        ScopeConnectionProvider connections = HibernateIsolation.connections(factory);
        return new RowLevelSecurity(connections.enforcedTables(), connections.adoptingTables());
    }

    /** The tables of enforced entities of organisations, the library's among them, as {@code regclass} reads their names. */
    public List<String> tables() {
        return tables.stream().map(TenantTable::name).toList();
    }

    /**
     * Tables of entities that are not enforced yet, each with its entity.
     *
     * <p>A policy would hide rows where nothing is refused yet, so these have to do without.
     */
    public Map<String, String> adoptingTables() {
        Map<String, String> named = new TreeMap<>();
        adopting.forEach(table -> named.put(table.name(), table.entity()));
        return named;
    }

    /**
     * A migration for PostgreSQL that puts the application's tables under row-level security; running it again does no harm.
     *
     * <p>It adds the column that names the organisation to tables of collections and of subclasses, policies, and indexes
     * where none leads with that column. What somebody has to decide stands in it as a comment.
     */
    public String script() {
        return RowLevelSecurityScript.of(
                tables.stream().filter(table -> !isOfTheLibrary(table)).toList());
    }

    private static boolean isOfTheLibrary(TenantTable table) {
        String bare = table.name().substring(table.name().lastIndexOf('.') + 1).replace("\"", "");
        return LibraryTables.NAMES.contains(bare.toLowerCase(Locale.ROOT));
    }
}
