package com.dreamineering.tenancy.isolation;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Locale;

/**
 * Row-level security in PostgreSQL for the tables of one persistence unit: the second wall behind Hibernate's tenant filter.
 *
 * <p>It is read from the mapping, so it covers what the mapping covers. The library's own tables have theirs from the
 * library's migrations and are not part of the {@link #script()}.
 */
public final class RowLevelSecurity {

    private final List<TenantTable> tables;

    RowLevelSecurity(List<TenantTable> tables) {
        this.tables = List.copyOf(tables);
    }

    /** For a persistence unit that {@link HibernateIsolation} configured; {@link IllegalArgumentException} for others. */
    public static RowLevelSecurity of(EntityManagerFactory factory) {
        return new RowLevelSecurity(HibernateIsolation.connections(factory).tables());
    }

    /** The tables that hold rows of organisations, the library's among them, as {@code regclass} reads their names. */
    public List<String> tables() {
        return tables.stream().map(TenantTable::name).toList();
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
