package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.report.IsolationReport;
import com.dreamineering.tenancy.report.ReportFinding;
import com.dreamineering.tenancy.report.ReportText;
import com.dreamineering.tenancy.report.Severity;
import com.dreamineering.tenancy.spring.SetUpException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Logs the report once all beans are there, and in strict mode stops the start over its worst findings. */
final class ReportCheck implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(IsolationReport.class);

    private final ObjectProvider<IsolationReport> report;
    private final ObjectProvider<TenancyProperties.Report> settings;

    ReportCheck(ObjectProvider<IsolationReport> report, ObjectProvider<TenancyProperties.Report> settings) {
        this.report = report;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        IsolationReport found = report.getObject();
        List<ReportFinding> stopping = found.stopping();
        if (!stopping.isEmpty() && settings.getObject().mode() == ReportMode.STRICT) {
            throw new SetUpException(
                    "Organisations may see each other's rows. Findings that stop the start in strict mode:%n%n%s"
                            .formatted(ReportText.list(stopping)),
                    "Follow the way out of each. To start in spite of them for as long as you adopt the library, set"
                            + " tenancy.report.mode=warn.");
        }
        boolean quiet = found.findings().stream().allMatch(finding -> finding.severity() == Severity.INFORMATION);
        LOG.atLevel(quiet ? Level.INFO : Level.WARN).log("Isolation report: {}", ReportText.table(found));
    }
}
