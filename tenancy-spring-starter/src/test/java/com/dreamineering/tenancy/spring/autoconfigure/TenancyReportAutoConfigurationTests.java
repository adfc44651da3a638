package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.dreamineering.tenancy.context.ScopeCarrier;
import com.dreamineering.tenancy.report.FindingKind;
import com.dreamineering.tenancy.report.IsolationReport;
import com.dreamineering.tenancy.report.ReportFinding;
import com.dreamineering.tenancy.report.ReportedEntity;
import com.dreamineering.tenancy.report.ReportedEntity.Ownership;
import com.dreamineering.tenancy.spring.SetUpException;
import com.dreamineering.tenancy.spring.start.FailedStart;
import com.example.forgotten.Country;
import com.example.notes.Note;
import com.example.notes.NotesApplication;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hibernate.Version;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.security.task.DelegatingSecurityContextTaskExecutor;

@ExtendWith(OutputCaptureExtension.class)
class TenancyReportAutoConfigurationTests {

    private static final String WARN = "tenancy.report.mode=warn";
    private static final ReportedEntity NOTE = new ReportedEntity(Note.class.getName(), "note", Ownership.ORGANISATION);

    private final ApplicationContextRunner application = Contexts.application();
    private final ApplicationContextRunner forgetful = application.withUserConfiguration(WithCountry.class);

    @Nested
    class AnApplicationWithoutFindings {

        @Test
        void starts(CapturedOutput output) {
            Logger logger = (Logger) LoggerFactory.getLogger(IsolationReport.class);
            logger.setLevel(Level.INFO);
            application.run(context -> {
                assertThat(context.getBean(IsolationReport.class))
                        .isEqualTo(new IsolationReport(Version.getVersionString(), List.of(NOTE), List.of()));
                assertThat(output)
                        .contains("Isolation report: Hibernate %s, entities: 1 organisation"
                                .formatted(Version.getVersionString()));
            });
            logger.setLevel(null);
        }

        @Test
        void hasAReportOfItsOwnIfItBringsOne() {
            application
                    .withUserConfiguration(OwnReport.class)
                    .run(context -> assertThat(context)
                            .hasSingleBean(IsolationReport.class)
                            .hasBean("ownReport"));
        }

        @Test
        void hasNoneWithoutAPersistenceUnit() {
            Contexts.database(TenancyReportAutoConfiguration.class)
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(IsolationReport.class));
        }
    }

    @Nested
    class AnEntityThatNobodyHasClassified {

        @Test
        void stopsTheStart() {
            assertThat(FailedStart.of(
                            WebApplicationType.NONE, new Class<?>[] {NotesApplication.class, WithCountry.class}))
                    .isEqualTo(new FailedStart(
                            """
                            Organisations may see each other's rows. Findings that stop the start in strict mode:

                              - com.example.forgotten.Country (unclassified-entity): table country: neither a tenant id \
                            nor @GlobalData. Nobody has said whose rows these are, and every organisation sees all of them.
                                Put @TenantId on a UUID field, or extend TenantOwned, if the rows belong to \
                            organisations. Annotate the entity with @GlobalData if they belong to nobody; name it among \
                            the global entities if it is not yours to annotate.""",
                            "Follow the way out of each. To start in spite of them for as long as you adopt the library,"
                                    + " set tenancy.report.mode=warn."));
        }

        @Test
        void isLoggedInATableWhereItMayStart(CapturedOutput output) {
            forgetful.withPropertyValues(WARN).run(context -> {
                assertThat(context).hasNotFailed();
                assertThat(output).contains("WARN").contains("""
                        , entities: 1 organisation, 1 unclassified
                          severity  finding              where                          what
                          stops     unclassified-entity  com.example.forgotten.Country  table country: neither a tenant id \
                        nor @GlobalData
                        unclassified-entity: Nobody has said whose rows these are, and every organisation sees all of them. \
                        Put @TenantId""");
            });
        }

        @Test
        void mayBeNamedAmongTheGlobalOnes() {
            forgetful
                    .withPropertyValues("tenancy.report.global-entities=" + Country.class.getName())
                    .run(context -> assertThat(context.getBean(IsolationReport.class))
                            .isEqualTo(new IsolationReport(
                                    Version.getVersionString(),
                                    List.of(
                                            NOTE,
                                            new ReportedEntity(Country.class.getName(), "country", Ownership.GLOBAL)),
                                    List.of())));
        }

        @Test
        void isNotHelpedByAWrongName() {
            forgetful
                    .withPropertyValues("tenancy.report.global-entities=Country")
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage("'Country' is to be global, and there is no such entity. There are:"
                                    + " com.example.forgotten.Country, com.example.notes.Note"));
        }

        @Test
        void isNotHelpedByNamingOneOfOrganisations() {
            application
                    .withPropertyValues("tenancy.report.global-entities=" + Note.class.getName())
                    .run(context -> {
                        Throwable refusal =
                                context.getStartupFailure().getCause().getCause();
                        assertThat(refusal)
                                .isInstanceOf(SetUpException.class)
                                .hasMessage("'com.example.notes.Note' is to be global, and its rows belong to"
                                        + " organisations. Take away its tenant id, or do not name it");
                        assertThat(((SetUpException) refusal).wayOut())
                                .isEqualTo("Look at tenancy.report.global-entities, which takes class names.");
                    });
        }
    }

    @Nested
    class AnExecutor {

        @Test
        void thatHandsOnNoScopeIsNamed() {
            application
                    .withUserConfiguration(WithExecutors.class)
                    .run(
                            context -> assertThat(context.getBean(IsolationReport.class)
                                            .findings())
                                    .containsExactly(
                                            executor(
                                                    "bare",
                                                    "ThreadPoolTaskExecutor has no task decorator that hands on the scope"),
                                            executor("plain", "ThreadPoolExecutor hands on no scope by itself"),
                                            executor(
                                                    "wrapped",
                                                    "DelegatingSecurityContextTaskExecutor has no task decorator that hands on the scope")));
        }

        @Test
        void ofBootIsNamedOnceItCarriesNothing() {
            application
                    .withPropertyValues("tenancy.task.carry-scope=false")
                    .run(context -> assertThat(
                                    context.getBean(IsolationReport.class).findings())
                            .containsExactly(executor(
                                    "applicationTaskExecutor",
                                    "ThreadPoolTaskExecutor has no task decorator that hands on the scope")));
        }

        @Test
        void forSchedulingIsLookedAtToo() {
            application
                    .withUserConfiguration(Scheduling.class)
                    .run(context -> assertThat(
                                    context.getBean(IsolationReport.class).findings())
                            .isEmpty());
            application
                    .withUserConfiguration(Scheduling.class)
                    .withPropertyValues("tenancy.task.carry-scope=false")
                    .run(context -> assertThat(
                                    context.getBean(IsolationReport.class).findings())
                            .extracting(ReportFinding::place)
                            .contains("taskScheduler"));
        }

        private static ReportFinding executor(String bean, String detail) {
            return new ReportFinding(FindingKind.EXECUTOR_WITHOUT_SCOPE, null, bean, detail);
        }
    }

    @EntityScan(basePackageClasses = {Note.class, Country.class})
    static class WithCountry {}

    static class OwnReport {
        @Bean
        IsolationReport ownReport() {
            return new IsolationReport("mine", List.of(), List.of());
        }
    }

    @EnableScheduling
    static class Scheduling {}

    static class WithExecutors {

        @Bean
        ThreadPoolTaskExecutor bare() {
            return new ThreadPoolTaskExecutor();
        }

        @Bean
        ThreadPoolTaskExecutor decorated() {
            ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
            executor.setTaskDecorator(task -> ScopeCarrier.capture().wrap(() -> task.run()));
            return executor;
        }

        @Bean(destroyMethod = "shutdownNow")
        ExecutorService plain() {
            return Executors.newFixedThreadPool(1);
        }

        @Bean
        Executor carrying() {
            return ScopeCarrier.carrying(Runnable::run);
        }

        @Bean
        Executor wrapped() {
            return new DelegatingSecurityContextTaskExecutor(new SimpleAsyncTaskExecutor());
        }
    }
}
