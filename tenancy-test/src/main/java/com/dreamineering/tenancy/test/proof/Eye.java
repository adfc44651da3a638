package com.dreamineering.tenancy.test.proof;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.isolation.ScopeAnnouncement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.TableDetails;
import org.hibernate.metamodel.mapping.internal.ManyToManyCollectionPart;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;

/**
 * Looks at an organisation's rows past Hibernate, on a connection of its own.
 *
 * <p>What a road did is read from there, and not from what the road says about itself.
 */
final class Eye {

    private final DataSource dataSource;
    private final Application application;
    private final ScopeAnnouncement announcement = new ScopeAnnouncement();
    private final Map<String, String> queries = new TreeMap<>();

    Eye(DataSource dataSource, Application application) {
        this.dataSource = dataSource;
        this.application = application;
        application.entities.stream().filter(MappedEntity::hasTable).forEach(this::watch);
    }

    /** Each row of the organisation's tables, and of those that hang on them, as text. */
    Map<String, List<String>> rowsOf(Party party) {
        return TenantContext.call(party.id(), () -> {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    announcement.announce(connection);
                    Map<String, List<String>> rows = new LinkedHashMap<>();
                    for (Map.Entry<String, String> query : queries.entrySet()) {
                        rows.put(query.getKey(), rows(connection, query.getValue(), party));
                    }
                    return rows;
                } finally {
                    connection.rollback();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "The rows of %s cannot be looked at: %s".formatted(party, e.getMessage()), e);
            }
        });
    }

    private void watch(MappedEntity entity) {
        Optional<String> owner = entity.tenantColumn();
        if (owner.isPresent() && !entity.isAbstract()) {
            TableDetails root = entity.persister.getIdentifierTableDetails();
            entity.persister.forEachTableDetails(table -> {
                String hangsOn = "exists (select 1 from %s o where o.%s = ? and %s)"
                        .formatted(root.getTableName(), owner.get(), equal("o", columns(root), "t", columns(table)));
                watch(table.getTableName(), table.isIdentifierTable() ? "t.%s = ?".formatted(owner.get()) : hangsOn);
            });
        }
        entity.attributes.stream().filter(MappedAttribute::isCollection).forEach(this::watch);
    }

    /** The table of a collection has rows of the organisation where either end is the organisation's. */
    private void watch(MappedAttribute attribute) {
        PluralAttributeMapping collection = attribute.collection().getAttributeMapping();
        String table = collection.getSeparateCollectionTable();
        if (table == null || attribute.isInverse()) {
            return;
        }
        List<String> ends = new ArrayList<>(ends(attribute.entity, collection.getKeyDescriptor()));
        if (collection.getElementDescriptor() instanceof ManyToManyCollectionPart element) {
            String target = element.getAssociatedEntityMappingType().getEntityName();
            ends.addAll(ends(application.entity(target), element.getForeignKeyDescriptor()));
        }
        if (!ends.isEmpty()) {
            watch(table, String.join(" or ", ends));
        }
    }

    private List<String> ends(MappedEntity entity, ForeignKeyDescriptor key) {
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        key.visitKeySelectables((index, column) -> from.add(column.getSelectionExpression()));
        key.visitTargetSelectables((index, column) -> to.add(column.getSelectionExpression()));
        return entity.tenantColumn().stream()
                .flatMap(owner -> tables(entity)
                        .map(table -> "exists (select 1 from %s o where o.%s = ? and %s)"
                                .formatted(table, owner, equal("o", to, "t", from))))
                .toList();
    }

    /** Where the keys of an entity are: in one table, unless each subclass has a table of its own. */
    private Stream<String> tables(MappedEntity entity) {
        return entity.persister instanceof UnionSubclassEntityPersister
                ? application.entities.stream()
                        .filter(other -> !other.isAbstract() && entity.type().isAssignableFrom(other.type()))
                        .map(MappedEntity::table)
                : Stream.of(entity.persister.getIdentifierTableDetails().getTableName());
    }

    private void watch(String table, String condition) {
        queries.put(table, "select * from %s t where %s".formatted(table, condition));
    }

    private static List<String> columns(TableDetails table) {
        List<String> columns = new ArrayList<>();
        table.getKeyDetails().forEachKeyColumn((position, column) -> columns.add(column.getColumnName()));
        return columns;
    }

    private static String equal(String one, List<String> ones, String other, List<String> others) {
        return IntStream.range(0, ones.size())
                .mapToObj(i -> "%s.%s = %s.%s".formatted(one, ones.get(i), other, others.get(i)))
                .collect(Collectors.joining(" and "));
    }

    private static List<String> rows(Connection connection, String sql, Party party) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setObject(i, party.id().value());
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                Collections.sort(found);
                return found;
            }
        }
    }

    private static String row(ResultSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            values.add("%s=%s"
                    .formatted(rows.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), rows.getString(i)));
        }
        return values.toString();
    }

    /** What is different, in words; empty where nothing is. */
    static String difference(Map<String, List<String>> before, Map<String, List<String>> after) {
        List<String> changes = new ArrayList<>();
        before.forEach((table, rows) -> {
            List<String> gone = new ArrayList<>(rows);
            List<String> come = new ArrayList<>(after.getOrDefault(table, List.of()));
            rows.stream().filter(come::remove).forEach(gone::remove);
            if (!gone.isEmpty() || !come.isEmpty()) {
                changes.add("in %s, %s became %s".formatted(table, gone, come));
            }
        });
        return String.join("; ", changes);
    }
}
