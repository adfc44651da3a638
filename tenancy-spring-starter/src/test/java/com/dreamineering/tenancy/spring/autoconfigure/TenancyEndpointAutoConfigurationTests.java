package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.report.FindingKind;
import com.dreamineering.tenancy.report.IsolationReport;
import com.dreamineering.tenancy.report.ReportFinding;
import com.dreamineering.tenancy.report.ReportedEntity;
import com.dreamineering.tenancy.report.ReportedEntity.Ownership;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;

class TenancyEndpointAutoConfigurationTests {

    private static final String EXPOSED = "management.endpoints.web.exposure.include=tenancy";
    private static final ReportFinding FINDING =
            new ReportFinding(FindingKind.UNIQUE_KEY, "com.example.Note", "note", "unique (text)", "Drop it");
    private static final IsolationReport REPORT = new IsolationReport(
            "7.5.0", List.of(new ReportedEntity("com.example.Note", "note", Ownership.GLOBAL)), List.of(FINDING));

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(TenancyEndpointAutoConfiguration.class))
            .withUserConfiguration(WithReport.class);

    @Test
    void tellsWhatTheReportSays() {
        contexts.withPropertyValues(EXPOSED)
                .run(context -> assertThat(
                                context.getBean(TenancyEndpoint.class).report())
                        .isEqualTo(new TenancyEndpoint.Answer(
                                "7.5.0",
                                List.of(new TenancyEndpoint.EntityRow("com.example.Note", "note", "global")),
                                List.of(new TenancyEndpoint.FindingRow(
                                        "warning",
                                        "unique-key",
                                        "com.example.Note",
                                        "note",
                                        "unique (text)",
                                        "A duplicate tells that another organisation has such a row, and keeps one from"
                                                + " having its own",
                                        "Drop it")),
                                List.of())));
    }

    @Test
    void isNotThereUnlessItIsExposed() {
        contexts.run(context -> assertThat(context).doesNotHaveBean(TenancyEndpoint.class));
    }

    @Test
    void isNotThereWithoutAReport() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TenancyEndpointAutoConfiguration.class))
                .withPropertyValues(EXPOSED)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(TenancyEndpoint.class));
    }

    @Test
    void isNotThereWithoutTheActuator() {
        contexts.withPropertyValues(EXPOSED)
                .withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("tenancyEndpoint"));
    }

    @Test
    void stepsBackForOneOfTheHosts() {
        contexts.withPropertyValues(EXPOSED)
                .withUserConfiguration(WithEndpoint.class)
                .run(context ->
                        assertThat(context).hasSingleBean(TenancyEndpoint.class).hasBean("ownEndpoint"));
    }

    static class WithReport {
        @Bean
        IsolationReport report() {
            return REPORT;
        }
    }

    static class WithEndpoint {
        @Bean
        TenancyEndpoint ownEndpoint(ObjectProvider<IsolationReport> report, ListableBeanFactory beans) {
            return new TenancyEndpoint(report, beans);
        }
    }
}
