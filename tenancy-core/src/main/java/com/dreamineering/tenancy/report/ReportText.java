package com.dreamineering.tenancy.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A report as text, for logs and terminals. */
public final class ReportText {

    private ReportText() {}

    /** The summary, one aligned row for each finding, and below for each kind why it matters and the way out. */
    public static String table(IsolationReport report) {
        StringBuilder text = new StringBuilder(report.summary());
        List<List<String>> rows = new ArrayList<>();
        Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
        for (ReportFinding finding : report.findings()) {
            kinds.add(finding.kind());
            rows.add(List.of(
                    finding.severity().toString(), finding.kind().toString(), finding.place(), finding.detail()));
        }
        if (!rows.isEmpty()) {
            rows.add(0, List.of("severity", "finding", "where", "what"));
            rows.forEach(row -> text.append("\n  ").append(aligned(row, rows)));
        }
        for (FindingKind kind : kinds) {
            text.append("\n%s: %s. %s.".formatted(kind, kind.reason(), kind.wayOut()));
        }
        return text.toString();
    }

    /** Each finding with why it matters and its own way out, for whoever has to do something about all of them. */
    public static String list(List<ReportFinding> findings) {
        List<String> items = new ArrayList<>();
        for (ReportFinding finding : findings) {
            items.add("%s (%s): %s. %s.%n    %s."
                    .formatted(
                            finding.place(),
                            finding.kind(),
                            finding.detail(),
                            finding.kind().reason(),
                            finding.wayOut())
                    .replace("\r\n", "\n"));
        }
        return "  - " + String.join("\n  - ", items);
    }

    private static String aligned(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell);
            if (column < row.size() - 1) {
                line.append(" ".repeat(width(column, rows) - cell.length() + 2));
            }
        }
        return line.toString();
    }

    private static int width(int column, List<List<String>> rows) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
