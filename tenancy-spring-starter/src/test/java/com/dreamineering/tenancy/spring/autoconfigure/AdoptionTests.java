package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.adoption.Adoption;
import com.dreamineering.tenancy.adoption.AdoptionMode;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.spring.start.FailedStart;
import com.dreamineering.tenancy.spring.start.PostgresServer;
import com.dreamineering.tenancy.spring.start.PostgresServer.Database;
import com.example.notes.Note;
import com.example.notes.Notes;
import com.example.notes.NotesApplication;
import com.example.notes.OldCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** An application with code that opens no scope, on its way from one mode to the next. */
@ExtendWith(OutputCaptureExtension.class)
class AdoptionTests {

    private static final OrganisationId ACME = OrganisationId.parse("ac3e0000-0000-4000-8000-000000000001");
    private static final OrganisationId GLOBEX = OrganisationId.parse("910be000-0000-4000-8000-000000000002");
    private static final String NOTE = Note.class.getName();
    private static final String OBSERVE = "tenancy.adoption.mode=observe";
    private static final String BANNER = "These entities do NOT keep organisations apart yet.";

    private final ApplicationContextRunner application = Contexts.application()
            .withPropertyValues(
                    "spring.jpa.hibernate.ddl-auto=create",
                    "management.endpoints.web.exposure.include=tenancy",
                    "tenancy.adoption.organisation=" + ACME);

    private static void storeOneOfGlobex(ApplicationContext context) {
        Notes notes = context.getBean(Notes.class);
        TenantContext.run(GLOBEX, () -> notes.save(new Note("of Globex")));
    }

    private static OldCode oldCode(ApplicationContext context) {
        return new OldCode(context.getBean(Notes.class));
    }

    private static TenancyEndpoint.AdoptionRow row(ApplicationContext context) {
        return context.getBean(TenancyEndpoint.class).report().adoption().get(0);
    }

    private static double counted(ApplicationContext context, String access) {
        return context.getBean(MeterRegistry.class)
                .get(TenancyMetricsAutoConfiguration.VIOLATIONS)
                .tags("kind", "missing-scope", "entity", NOTE, "access", access)
                .counter()
                .count();
    }

    private static void refused(Runnable work) {
        assertThatThrownBy(work::run)
                .satisfiesAnyOf(
                        found -> assertThat(found).isInstanceOf(MissingScopeException.class),
                        found -> assertThat(found).hasRootCauseInstanceOf(MissingScopeException.class));
    }

    @Nested
    class Observing {

        @Test
        void letsRepositoriesWorkWithoutAScopeAndCountsThem(CapturedOutput output) {
            application.withPropertyValues(OBSERVE).run(context -> {
                storeOneOfGlobex(context);
                oldCode(context).write("of nobody");

                assertThat(oldCode(context).texts()).containsExactly("of Globex", "of nobody");
                assertThat(oldCode(context).texts()).hasSize(2);
                long ofAcme = TenantContext.call(
                        ACME, () -> context.getBean(Notes.class).count());
                assertThat(ofAcme).isOne();
                assertThat(counted(context, "reading")).isEqualTo(2);
                assertThat(counted(context, "writing")).isPositive();
                assertThat(output)
                        .containsOnlyOnce(
                                "Enforced, this would be refused (missing-scope of %s, reading) at ".formatted(NOTE)
                                        + "com.example.notes.OldCode.texts(OldCode.java:15)");
            });
        }

        @Test
        void isSaidInABannerAndByTheEndpoint(CapturedOutput output) {
            application.withPropertyValues(OBSERVE).run(context -> {
                assertThat(output)
                        .contains("WARN")
                        .contains(BANNER)
                        .contains(NOTE + ": observe, nothing is refused, and what would be is counted\n"
                                + "  in the way of write-only: nothing that has been seen since the start");
                assertThat(row(context))
                        .isEqualTo(new TenancyEndpoint.AdoptionRow(NOTE, "observe", "write-only", List.of()));

                oldCode(context).write("of nobody");

                assertThat(row(context).inTheWay())
                        .isNotEmpty()
                        .allSatisfy(text -> assertThat(text)
                                .contains("times missing-scope, writing, at com.example.notes.OldCode.write("));
            });
        }
    }

    @Nested
    class WriteOnly {

        @Test
        void refusesChangesWithoutAScopeAndCountsReading() {
            application
                    .withPropertyValues(OBSERVE, "tenancy.adoption.entities.%s=write-only".formatted(NOTE))
                    .run(context -> {
                        storeOneOfGlobex(context);

                        assertThat(oldCode(context).texts()).containsExactly("of Globex");
                        refused(() -> oldCode(context).write("of nobody"));
                        assertThat(counted(context, "reading")).isOne();
                        assertThat(row(context).mode()).isEqualTo("write-only");
                        assertThat(row(context).inTheWay())
                                .singleElement()
                                .asString()
                                .startsWith("1 times missing-scope, reading, at com.example.notes.OldCode.texts(");
                    });
        }
    }

    @Nested
    class Enforcing {

        @Test
        void isTheDefaultAndNeedsNoBanner(CapturedOutput output) {
            application.run(context -> {
                storeOneOfGlobex(context);

                refused(() -> oldCode(context).texts());
                refused(() -> oldCode(context).write("of nobody"));
                assertThat(output).doesNotContain(BANNER);
                assertThat(row(context)).isEqualTo(new TenancyEndpoint.AdoptionRow(NOTE, "enforce", null, List.of()));
            });
        }

        @Test
        void givesWayToAnAdoptionOfTheHosts() {
            application.withUserConfiguration(OwnAdoption.class).run(context -> {
                assertThat(context).hasSingleBean(Adoption.class);
                assertThat(oldCode(context).texts()).isEmpty();
            });
        }
    }

    @Nested
    class OnPostgres {

        private String[] settings(Database database) {
            return Stream.concat(
                            Stream.of(database.settings(database.app())),
                            Stream.of(OBSERVE, "spring.jpa.hibernate.ddl-auto=none", "spring.flyway.enabled=false"))
                    .toArray(String[]::new);
        }

        @Test
        void isPossibleForTablesThatHaveNoPolicyYet() {
            Database database = PostgresServer.newDatabase().withLogins();
            database.asOwner().execute("create table note (id bigint primary key, organisation_id uuid, text text)");
            database.asOwner().execute("insert into note values (1, null, 'of nobody')");

            Contexts.application().withPropertyValues(settings(database)).run(context -> {
                assertThat(context).hasNotFailed();
                assertThat(oldCode(context).texts()).containsExactly("of nobody");
            });

            database.asOwner().execute("alter table note enable row level security");
            assertThat(FailedStart.of(
                            WebApplicationType.NONE, new Class<?>[] {NotesApplication.class}, settings(database)))
                    .isEqualTo(new FailedStart(
                            "The table note is under row-level security, which hides rows without a word, and its"
                                    + " entity com.example.notes.Note is not enforced",
                            "Set tenancy.adoption.entities.com.example.notes.Note=enforce, or let the owner of the"
                                    + " table take the policies out of force for as long: alter table note disable"
                                    + " row level security"));
        }
    }

    @Nested
    class WrongSettings {

        private FailedStart start(String property) {
            return FailedStart.of(WebApplicationType.NONE, new Class<?>[] {NotesApplication.class}, property);
        }

        @Test
        void nameAnEntityThatIsNotThere() {
            assertThat(start("tenancy.adoption.entities.Nota=observe"))
                    .isEqualTo(new FailedStart(
                            "'Nota' is given a mode of adoption and is no entity at the top of its hierarchy. There"
                                    + " are: com.example.notes.Note",
                            "Look at tenancy.adoption.entities. It takes class names, and the names that queries use,"
                                    + " each with observe, write-only or enforce."));
        }

        @Test
        void nameAModeThatIsNotThere() {
            FailedStart failed = start("tenancy.adoption.mode=relaxed");

            assertThat(failed.description())
                    .contains("Property: tenancy.adoption.mode")
                    .contains("Value: \"relaxed\"");
            assertThat(failed.action()).contains("enforce", "observe", "write-only");
        }

        @Test
        void nameAnOrganisationThatCannotBe() {
            FailedStart failed = start("tenancy.adoption.organisation=00000000-0000-0000-0000-000000000001");

            assertThat(failed.description()).contains("tenancy.adoption.organisation", "reserved");
        }
    }

    static class OwnAdoption {
        @Bean
        Adoption ownAdoption() {
            return Adoption.builder().mode(AdoptionMode.OBSERVE).build();
        }
    }
}
