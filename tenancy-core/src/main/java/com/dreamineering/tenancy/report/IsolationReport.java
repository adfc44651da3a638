package com.dreamineering.tenancy.report;

import com.dreamineering.tenancy.report.ReportedEntity.Ownership;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an application's mapping and settings mean for keeping organisations apart, read once when it starts.
 *
 * @param hibernate the version of Hibernate
 * @param entities the application's own entities, by name; the library's are known and left out
 * @param findings the worst first
 */
public record IsolationReport(String hibernate, List<ReportedEntity> entities, List<ReportFinding> findings) {

    private static final Comparator<ReportFinding> WORST_FIRST = Comparator.comparing(ReportFinding::severity)
            .thenComparing(ReportFinding::kind)
            .thenComparing(ReportFinding::place)
            .thenComparing(ReportFinding::detail);

    public IsolationReport {
        entities = entities.stream()
                .distinct()
                .sorted(Comparator.comparing(ReportedEntity::name))
                .toList();
        findings = findings.stream().distinct().sorted(WORST_FIRST).toList();
    }

    /** The findings that stop the start in strict mode. */
    public List<ReportFinding> stopping() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.STOPS)
                .toList();
    }

    /** This report with the entities and findings of another one. */
    public IsolationReport and(IsolationReport other) {
        return new IsolationReport(
                hibernate,
                Stream.concat(entities.stream(), other.entities.stream()).toList(),
                Stream.concat(findings.stream(), other.findings.stream()).toList());
    }

    /** This report with more findings. */
    public IsolationReport and(List<ReportFinding> more) {
        return and(new IsolationReport(hibernate, List.of(), more));
    }

    /**
     * This report with some entities taken for global that are not the application's to annotate.
     *
     * <p>A name that no entity bears is refused with {@link IllegalArgumentException}, and one whose rows belong to
     * organisations too.
     */
    public IsolationReport withGlobalEntities(Set<String> names) {
        Set<String> unknown = new HashSet<>(names);
        List<ReportedEntity> classified = new ArrayList<>();
        for (ReportedEntity entity : entities) {
            boolean named = unknown.remove(entity.name());
            if (named && entity.ownership() == Ownership.ORGANISATION) {
                throw new IllegalArgumentException(
                        "'%s' is to be global, and its rows belong to organisations. Take away its tenant id, or do not name it"
                                .formatted(entity.name()));
            }
            classified.add(named ? entity.as(Ownership.GLOBAL) : entity);
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("'%s' is to be global, and there is no such entity. There are: %s"
                    .formatted(
                            unknown.iterator().next(),
                            String.join(
                                    ", ",
                                    entities.stream().map(ReportedEntity::name).toList())));
        }
        return new IsolationReport(
                hibernate,
                classified,
                findings.stream()
                        .filter(finding ->
                                finding.kind() != FindingKind.UNCLASSIFIED_ENTITY || !names.contains(finding.place()))
                        .toList());
    }

    /** One line: the version, and how many entities belong to whom. */
    public String summary() {
        List<String> counts = new ArrayList<>();
        for (Ownership ownership : Ownership.values()) {
            long count = entities.stream()
                    .filter(entity -> entity.ownership() == ownership)
                    .count();
            if (count > 0) {
                counts.add("%d %s".formatted(count, ownership));
            }
        }
        return "Hibernate %s, entities: %s".formatted(hibernate, counts.isEmpty() ? "none" : String.join(", ", counts));
    }
}
