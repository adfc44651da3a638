package com.dreamineering.tenancy.isolation;

import java.util.Locale;
import java.util.Set;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;

/**
 * Keeps Hibernate's schema tool away from the library's tables, which migrations create.
 *
 * <p>A host that lets Hibernate create its tables in a test would otherwise drop and rebuild these without their
 * constraints. Validation looks at them all the same.
 */
final class LibraryTables implements SchemaFilterProvider {

    static final Set<String> NAMES = Set.of(
            "organisations",
            "people",
            "memberships",
            "membership_roles",
            "invitations",
            "governance_resource_types",
            "governance_roles",
            "governance_grants",
            "superadmin_grants",
            "bypass_grants",
            "audit_entries");

    private static final SchemaFilter ALL_BUT_OURS = new SchemaFilter() {
        @Override
        public boolean includeNamespace(Namespace namespace) {
            return true;
        }

        @Override
        public boolean includeTable(Table table) {
            return !NAMES.contains(table.getName().toLowerCase(Locale.ROOT));
        }

        @Override
        public boolean includeSequence(Sequence sequence) {
            return true;
        }
    };

    @Override
    public SchemaFilter getCreateFilter() {
        return ALL_BUT_OURS;
    }

    @Override
    public SchemaFilter getDropFilter() {
        return ALL_BUT_OURS;
    }

    @Override
    public SchemaFilter getTruncatorFilter() {
        return ALL_BUT_OURS;
    }

    @Override
    public SchemaFilter getMigrateFilter() {
        return ALL_BUT_OURS;
    }

    @Override
    public SchemaFilter getValidateFilter() {
        return SchemaFilter.ALL;
    }
}
