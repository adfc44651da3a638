package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.adoption.AdoptionProgress;
import com.dreamineering.tenancy.report.IsolationReport;
import com.dreamineering.tenancy.report.ReportFinding;
import com.dreamineering.tenancy.report.ReportedEntity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Hands out the report, and how far the application has come on its way to it. */
@Endpoint(id = "tenancy")
final class TenancyEndpoint {

    private final ObjectProvider<IsolationReport> found;
    private final ListableBeanFactory beans;

    TenancyEndpoint(ObjectProvider<IsolationReport> found, ListableBeanFactory beans) {
        this.found = found;
        this.beans = beans;
    }

    @ReadOperation
    Answer report() {
        IsolationReport report = found.getObject();
        return new Answer(
                report.hibernate(),
                report.entities().stream().map(EntityRow::of).toList(),
                report.findings().stream().map(FindingRow::of).toList(),
                ApplicationReport.progress(beans, report).stream()
                        .map(AdoptionRow::of)
                        .toList());
    }

    record Answer(String hibernate, List<EntityRow> entities, List<FindingRow> findings, List<AdoptionRow> adoption) {}

    record AdoptionRow(String entity, String mode, @Nullable String next, List<String> inTheWay) {
        static AdoptionRow of(AdoptionProgress progress) {
            return new AdoptionRow(
                    progress.entity(),
                    progress.mode().toString(),
                    progress.next() == null ? null : progress.next().toString(),
                    progress.inTheWay());
        }
    }

    record EntityRow(String name, String table, String ownership) {
        static EntityRow of(ReportedEntity entity) {
            return new EntityRow(
                    entity.name(), entity.table(), entity.ownership().toString());
        }
    }

    record FindingRow(
            String severity,
            String kind,
            @Nullable String entity,
            String place,
            String detail,
            String reason,
            String wayOut) {

        static FindingRow of(ReportFinding finding) {
            return new FindingRow(
                    finding.severity().toString(),
                    finding.kind().toString(),
                    finding.entity(),
                    finding.place(),
                    finding.detail(),
                    finding.kind().reason(),
                    finding.wayOut());
        }
    }
}
