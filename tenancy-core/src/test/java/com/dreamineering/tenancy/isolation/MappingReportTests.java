package com.dreamineering.tenancy.isolation;

import static com.dreamineering.tenancy.report.FindingKind.AUDITED_ENTITY;
import static com.dreamineering.tenancy.report.FindingKind.CONTRADICTORY_ENTITY;
import static com.dreamineering.tenancy.report.FindingKind.FOREIGN_KEY;
import static com.dreamineering.tenancy.report.FindingKind.GLOBAL_OWNER;
import static com.dreamineering.tenancy.report.FindingKind.HISTORY_WITHOUT_ORGANISATION;
import static com.dreamineering.tenancy.report.FindingKind.NAMED_PROCEDURE;
import static com.dreamineering.tenancy.report.FindingKind.NATIVE_SQL;
import static com.dreamineering.tenancy.report.FindingKind.REFUSED_SQL;
import static com.dreamineering.tenancy.report.FindingKind.UNCLASSIFIED_ENTITY;
import static com.dreamineering.tenancy.report.FindingKind.UNIQUE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.report.FindingKind;
import com.dreamineering.tenancy.report.IsolationReport;
import com.dreamineering.tenancy.report.ReportFinding;
import com.dreamineering.tenancy.report.ReportedEntity.Ownership;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hibernate.Version;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class MappingReportTests {

    private static final Map<TestDatabase, IsolationReport> REPORTS = new ConcurrentHashMap<>();
    private static final String MAPPING = Reported.class.getName() + "$";
    private final IsolationReport report;

    MappingReportTests(TestDatabase database) {
        report = REPORTS.computeIfAbsent(database, missing -> of(missing, Reported.ALL, Map.of()));
    }

    static IsolationReport of(TestDatabase database, List<Class<?>> entities, Map<String, Object> settings) {
        try (HikariDataSource dataSource = database.empty();
                EntityManagerFactory factory = new HibernatePersistenceConfiguration("reported")
                        .managedClasses(entities)
                        .properties(HibernateIsolation.settings(dataSource))
                        .properties(settings)
                        .createEntityManagerFactory()) {
            return HibernateIsolation.report(factory);
        }
    }

    /** Where findings of a kind are, and what they are, without the name of the class around the mapping. */
    private Stream<String> found(FindingKind... kinds) {
        return report.findings().stream()
                .filter(finding -> List.of(kinds).contains(finding.kind()))
                .map(finding -> "%s: %s".formatted(finding.place(), finding.detail()))
                .map(text -> text.replace(MAPPING, ""));
    }

    private Stream<String> entities(Ownership ownership) {
        return report.entities().stream()
                .filter(entity -> entity.ownership() == ownership)
                .map(entity -> entity.name().replace(MAPPING, ""));
    }

    @Test
    void namesTheVersionOfHibernate() {
        assertThat(report.hibernate()).isEqualTo(Version.getVersionString());
    }

    @Test
    void knowsWhoseTheRowsOfEachEntityAre() {
        assertThat(entities(Ownership.ORGANISATION))
                .containsExactly(
                        "Asked", "Code", "Diary", "Ledger", "Moon", "Order", "Shelf", "Summary", "Torn", "Weighed",
                        "Written");
        assertThat(entities(Ownership.GLOBAL)).containsExactly("Currency", "Person", "Planet");
        assertThat(entities(Ownership.HISTORY))
                .containsExactly("Diary_AUD", "Ledger_AUD", "org.hibernate.envers.DefaultRevisionEntity");
        assertThat(entities(Ownership.UNCLASSIFIED)).containsExactly("Forgotten");
    }

    @Test
    void stopsOverEntitiesThatNobodyHasClassified() {
        assertThat(found(UNCLASSIFIED_ENTITY))
                .containsExactly("Forgotten: table Reported$Forgotten: neither a tenant id nor @GlobalData");
        assertThat(found(CONTRADICTORY_ENTITY))
                .containsExactly("Torn: table Reported$Torn: a tenant id and @GlobalData");
        assertThat(report.stopping()).hasSize(3);
    }

    @Test
    void namesWhatEntitiesOfNobodyHoldOnTo() {
        assertThat(found(GLOBAL_OWNER))
                .containsExactly(
                        "Person.choices.chosen: holds many of Order",
                        "Person.favourite.chosen: refers to one of Order",
                        "Person.last: refers to one of Order",
                        "Person.moons: holds many of Moon",
                        "Person.orders: holds many of Order");
    }

    @Test
    void namesSqlThatTheGuardWillRefuse() {
        assertThat(found(REFUSED_SQL))
                .containsExactly(
                        "asked.all: named native query 'select {a.*} from {h-schema}asked a': it reads or changes 'asked'"
                                + " without 'a.organisation_id = ?' among the conditions that always hold",
                        "Summary: @Subselect 'select id, organisation_id from orders': it reads or changes 'orders'"
                                + " without 'orders.organisation_id = ?' among the conditions that always hold",
                        "Weighed.orders: formula '(select count(*) from orders)': it reads or changes 'orders' without"
                                + " 'orders.organisation_id = ?' among the conditions that always hold");
        assertThat(found(NAMED_PROCEDURE))
                .containsExactly("asked.closed: the procedure close_all", "Written: @SQLDelete {call forget(?)}");
    }

    @Test
    void namesSqlThatTheGuardKeepsToTheOrganisation() {
        assertThat(found(NATIVE_SQL))
                .containsExactly(
                        "asked.named: named native query 'select id from asked where id > :id and id < ?1': the guard adds"
                                + " the organisation",
                        "asked.now: named native query 'select current_timestamp': it needs no condition on the"
                                + " organisation",
                        "asked.own: named native query 'select id from asked where organisation_id = :organisation': it"
                                + " names the organisation",
                        "Shelf: @SQLDelete 'update shelves set deleted = true where id = ?': the guard adds the"
                                + " organisation",
                        "Shelf: @SQLInsert 'insert into shelves (label, organisation_id, id) values (?, ?, ?)': it names the"
                                + " organisation",
                        "Shelf: @SQLRestriction 'deleted = false': it needs no condition on the organisation",
                        "Shelf: @SQLSelect 'select id, label, organisation_id from shelves where id = ? and organisation_id"
                                + " = organisation_id': the guard adds the organisation",
                        "Shelf: @SQLUpdate 'update shelves set label = ? where id = ? and organisation_id = ?': it names the"
                                + " organisation",
                        "Shelf.orders: formula '(select count(*) from orders o where o.id > 0)': the guard adds the"
                                + " organisation",
                        "Shelf.shown: formula 'upper(label)': it needs no condition on the organisation");
    }

    @Test
    void namesEntitiesWhoseHistoryIsKept() {
        assertThat(found(AUDITED_ENTITY)).containsExactly("Diary: Envers keeps its history in diaries_AUD");
    }

    @Test
    void stopsOverAHistoryWithoutTheOrganisation() {
        assertThat(found(HISTORY_WITHOUT_ORGANISATION))
                .containsExactly("Ledger: Envers keeps its history in ledgers_AUD, without the column organisation_id");
    }

    @Test
    void namesKeysThatReachOverOrganisations() {
        assertThat(found(UNIQUE_KEY))
                .containsExactly(
                        "codes: the primary key is assigned by hand, over all organisations",
                        "moons: unique (letter) over all organisations",
                        "moons: unique (mark) over all organisations",
                        "moons: unique (number) over all organisations",
                        "moons: unique (row_no, seat) over all organisations");
        assertThat(found(FOREIGN_KEY))
                .containsExactly(
                        "Reported$Person_moons: foreign key (moons_id) to moons without the organisation",
                        "moons: foreign key (order_id) to orders without the organisation");
    }

    @Test
    void givesTheStatementsThatMendKeys() {
        assertThat(report.findings())
                .filteredOn(finding ->
                        finding.kind() == FOREIGN_KEY && finding.place().equals("moons"))
                .extracting(ReportFinding::entity, ReportFinding::wayOut)
                .singleElement()
                .asString()
                .contains(
                        MAPPING + "Moon",
                        "alter table orders add unique (organisation_id, id); alter table moons add foreign key"
                                + " (organisation_id, order_id) references orders (organisation_id, id);");
    }

    @Test
    void isThereForPersistenceUnitsOfTheLibraryOnly() {
        try (HikariDataSource dataSource = TestDatabase.H2.empty();
                EntityManagerFactory factory = new HibernatePersistenceConfiguration("plain")
                        .property("jakarta.persistence.nonJtaDataSource", dataSource)
                        .createEntityManagerFactory()) {
            assertThatThrownBy(() -> HibernateIsolation.report(factory))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "The persistence unit does not know organisations. Configure it with HibernateIsolation");
        }
    }
}
