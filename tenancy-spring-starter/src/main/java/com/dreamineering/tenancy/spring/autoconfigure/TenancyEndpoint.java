package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.report.IsolationReport;
import com.dreamineering.tenancy.report.ReportFinding;
import com.dreamineering.tenancy.report.ReportedEntity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Hands out the report. */
@Endpoint(id = "tenancy")
final class TenancyEndpoint {

    private final ObjectProvider<IsolationReport> found;

    TenancyEndpoint(ObjectProvider<IsolationReport> found) {
        this.found = found;
    }

    @ReadOperation
    Answer report() {
        IsolationReport report = found.getObject();
        return new Answer(
                report.hibernate(),
                report.entities().stream().map(EntityRow::of).toList(),
                report.findings().stream().map(FindingRow::of).toList());
    }

    record Answer(String hibernate, List<EntityRow> entities, List<FindingRow> findings) {}

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
