package com.dreamineering.tenancy.adoption;

import com.dreamineering.tenancy.report.FindingKind;
import com.dreamineering.tenancy.report.IsolationReport;
import com.dreamineering.tenancy.report.ReportFinding;
import com.dreamineering.tenancy.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far one entity has come, and what stands in the way of its next mode.
 *
 * @param next the mode to go to; null for an entity that is enforced
 * @param inTheWay findings of the report and what was seen since the start that the next mode refuses; when there is nothing
 *     after the application has done all that it does, go on
 */
public record AdoptionProgress(
        String entity, AdoptionMode mode, @Nullable AdoptionMode next, List<String> inTheWay) {

    private static final Set<FindingKind> WILL_BE_REFUSED =
            Set.of(FindingKind.REFUSED_SQL, FindingKind.NAMED_PROCEDURE, FindingKind.EXECUTOR_WITHOUT_SCOPE);

    public AdoptionProgress {
        inTheWay = List.copyOf(inTheWay);
    }

    /**
     * For each entity with its mode.
     *
     * @param ofNobody what is to be said about rows that name no organisation, by entity
     */
    public static List<AdoptionProgress> of(
            Map<String, AdoptionMode> modes,
            IsolationReport report,
            List<Violation> violations,
            Map<String, List<String>> ofNobody) {
        List<AdoptionProgress> all = new ArrayList<>();
        modes.forEach((entity, mode) ->
                all.add(of(entity, mode, report, violations, ofNobody.getOrDefault(entity, List.of()))));
        return all;
    }

    private static AdoptionProgress of(
            String entity,
            AdoptionMode mode,
            IsolationReport report,
            List<Violation> violations,
            List<String> ofNobody) {
        AdoptionMode next = mode.next().orElse(null);
        List<String> inTheWay = new ArrayList<>();
        if (next != null) {
            inTheWay.addAll(ofNobody);
            violations.stream()
                    .filter(seen ->
                            concerns(seen.entity(), entity) && seen.isRefusedIn(next) && !seen.isRefusedIn(mode))
                    .map(seen -> "%d times %s, %s, at %s"
                            .formatted(seen.count(), seen.kind(), seen.writing() ? "writing" : "reading", seen.place()))
                    .forEach(inTheWay::add);
            report.findings().stream()
                    .filter(finding -> isInTheWay(finding, entity, next))
                    .map(finding -> "%s: %s (%s)".formatted(finding.place(), finding.detail(), finding.kind()))
                    .forEach(inTheWay::add);
        }
        return new AdoptionProgress(entity, mode, next, inTheWay);
    }

    private static boolean concerns(String seen, String entity) {
        return seen.equals(entity) || seen.equals(Violation.EVERY_ENTITY);
    }

    private static boolean isInTheWay(ReportFinding finding, String entity, AdoptionMode next) {
        boolean matters = finding.severity() == Severity.STOPS
                || (next.refuses(false) && WILL_BE_REFUSED.contains(finding.kind()));
        return matters && (finding.entity() == null || finding.entity().equals(entity));
    }
}
