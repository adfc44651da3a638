package com.dreamineering.tenancy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.report.ReportedEntity.Ownership;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IsolationReportTests {

    private static final ReportedEntity NOTE = new ReportedEntity("example.Note", "notes", Ownership.ORGANISATION);
    private static final ReportedEntity COUNTRY =
            new ReportedEntity("example.Country", "countries", Ownership.UNCLASSIFIED);
    private static final ReportFinding FORGOTTEN = new ReportFinding(
            FindingKind.UNCLASSIFIED_ENTITY, "example.Country", "example.Country", "neither this nor that");
    private static final ReportFinding KEY =
            new ReportFinding(FindingKind.UNIQUE_KEY, "example.Note", "notes", "unique (text)", "Drop it");
    private static final ReportFinding CACHE = new ReportFinding(FindingKind.CACHE, null, "caches", "on");

    private final IsolationReport report =
            new IsolationReport("7.5.0", List.of(NOTE, COUNTRY), List.of(CACHE, KEY, FORGOTTEN));

    @Test
    void tellsTheWorstFirst() {
        assertThat(report.findings()).containsExactly(FORGOTTEN, KEY, CACHE);
        assertThat(report.stopping()).containsExactly(FORGOTTEN);
    }

    @Test
    void tellsEachThingOnce() {
        assertThat(report.and(report)).isEqualTo(report);
    }

    @Test
    void takesEntitiesForGlobalByName() {
        IsolationReport classified = report.withGlobalEntities(Set.of("example.Country"));

        assertThat(classified.stopping()).isEmpty();
        assertThat(classified.summary()).isEqualTo("Hibernate 7.5.0, entities: 1 organisation, 1 global");
    }

    @Test
    void takesNoEntityOfOrganisationsForGlobal() {
        assertThatThrownBy(() -> report.withGlobalEntities(Set.of("example.Note")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'example.Note' is to be global, and its rows belong to organisations. Take away its tenant id,"
                                + " or do not name it");
    }

    @Test
    void knowsTheEntitiesThatThereAre() {
        assertThatThrownBy(() -> report.withGlobalEntities(Set.of("Country")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'Country' is to be global, and there is no such entity. There are: example.Country,"
                        + " example.Note");
    }

    @Test
    void isATableWithTheReasonsBelow() {
        assertThat(ReportText.table(report)).isEqualTo("""
                Hibernate 7.5.0, entities: 1 organisation, 1 unclassified
                  severity     finding              where            what
                  stops        unclassified-entity  example.Country  neither this nor that
                  warning      unique-key           notes            unique (text)
                  information  cache                caches           on
                unclassified-entity: %s. %s.
                unique-key: A duplicate tells that another organisation has such a row, and keeps one from having its own. \
                Let the key lead with the organisation.
                cache: Keys of cached entities, collections and query results name the organisation. Nothing to do.""".formatted(
                        FindingKind.UNCLASSIFIED_ENTITY.reason(), FindingKind.UNCLASSIFIED_ENTITY.wayOut()));
    }

    @Test
    void isOneLineWhereThereIsNothingToTell() {
        assertThat(ReportText.table(new IsolationReport("7.5.0", List.of(), List.of())))
                .isEqualTo("Hibernate 7.5.0, entities: none");
    }

    @Test
    void listsFindingsEachWithItsOwnWayOut() {
        assertThat(ReportText.list(List.of(KEY, KEY))).isEqualTo("""
                  - notes (unique-key): unique (text). A duplicate tells that another organisation has such a row, and \
                keeps one from having its own.
                    Drop it.
                  - notes (unique-key): unique (text). A duplicate tells that another organisation has such a row, and \
                keeps one from having its own.
                    Drop it.""");
    }
}
