package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.report.IsolationReport;
import com.dreamineering.tenancy.report.ReportFinding;
import com.dreamineering.tenancy.statement.OwnedTables;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Version;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** Reads the report from a mapping. */
final class MappingReport {

    private MappingReport() {}

    static IsolationReport of(
            Metadata model, SessionFactoryImplementor factory, List<TenantTable> tables, OwnedTables guarded) {
        OwnedEntities owned = new OwnedEntities(model, factory.getSqlStringGenerationContext());
        List<ReportFinding> findings = new ArrayList<>(owned.findings);
        findings.addAll(GlobalOwners.in(model));
        findings.addAll(SqlInMapping.in(model, guarded));
        for (TenantTable table : tables) {
            for (KeyAdvice advice : table.advice()) {
                findings.add(
                        new ReportFinding(advice.kind(), table.entity(), table.name(), advice.key(), advice.wayOut()));
            }
        }
        return new IsolationReport(Version.getVersionString(), owned.entities, findings);
    }
}
