package com.dreamineering.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.context.WideScope;
import com.dreamineering.tenancy.transaction.Transactions;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.NamedNativeQuery;
import java.lang.invoke.MethodHandles;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.Filter;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.StatelessSessionBuilder;
import org.hibernate.jpa.HibernateHints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoundaryRulesTests {

    private static final JavaClasses PLANTED =
            new ClassFileImporter().importClasses(BoundaryRulesTests.class.getDeclaredClasses());

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of(BoundaryRules.NOTHING_OPENS_THE_BYPASS, OpensTheBypass.class),
                Arguments.of(BoundaryRules.NOTHING_OPENS_THE_BYPASS, AsksForTheWideScope.class),
                Arguments.of(BoundaryRules.NOTHING_BUILDS_A_DOOR, BuildsADoor.class),
                Arguments.of(BoundaryRules.NOTHING_BUILDS_A_DOOR, BuildsGrants.class),
                Arguments.of(BoundaryRules.NOTHING_BUILDS_A_DOOR, BuildsTheLibrary.class),
                Arguments.of(BoundaryRules.NOTHING_BUILDS_A_DOOR, GivesTheLibraryATrail.class),
                Arguments.of(BoundaryRules.NOTHING_BUILDS_A_DOOR, KeepsNoTrail.class),
                Arguments.of(BoundaryRules.NOTHING_TOUCHES_FILTERS, SwitchesTheFilterOff.class),
                Arguments.of(BoundaryRules.NOTHING_TOUCHES_FILTERS, HandsOutTheSwitch.class),
                Arguments.of(BoundaryRules.NOTHING_TOUCHES_FILTERS, NamesAnotherValue.class),
                Arguments.of(BoundaryRules.NOTHING_OPENS_SESSIONS_BY_HAND, NamesATenantByHint.class),
                Arguments.of(BoundaryRules.NOTHING_OPENS_SESSIONS_BY_HAND, NamesATenantByOption.class),
                Arguments.of(BoundaryRules.NOTHING_OPENS_SESSIONS_BY_HAND, NamesATenantOfAStatelessSession.class),
                Arguments.of(BoundaryRules.NOTHING_OPENS_SESSIONS_BY_HAND, SharesAConnection.class),
                Arguments.of(BoundaryRules.NOTHING_OPENS_SESSIONS_BY_HAND, EmptiesTables.class),
                Arguments.of(BoundaryRules.NOTHING_TAKES_BARE_CONNECTIONS, UnwrapsAConnection.class),
                Arguments.of(BoundaryRules.NOTHING_TAKES_BARE_CONNECTIONS, Connects.class),
                Arguments.of(BoundaryRules.NOTHING_TAKES_BARE_CONNECTIONS, ConnectsByUrl.class),
                Arguments.of(BoundaryRules.NOTHING_TAKES_BARE_CONNECTIONS, GoesBackToTheConnection.class),
                Arguments.of(BoundaryRules.NOTHING_TAKES_BARE_CONNECTIONS, GoesBackToTheStatement.class),
                Arguments.of(BoundaryRules.NOTHING_NAMES_WHAT_THE_SCOPE_SETS, NamesTheHint.class),
                Arguments.of(BoundaryRules.NOTHING_NAMES_WHAT_THE_SCOPE_SETS, SetsTheRole.class),
                Arguments.of(BoundaryRules.NOTHING_NAMES_WHAT_THE_SCOPE_SETS, SetsTheSetting.class),
                Arguments.of(BoundaryRules.NOTHING_NAMES_WHAT_THE_SCOPE_SETS, SetsASettingInAnAnnotation.class),
                Arguments.of(BoundaryRules.NOTHING_NAMES_WHAT_THE_SCOPE_SETS, KeepsTheSettingInAConstant.class));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void findsThePlantedViolation(ArchRule rule, Class<?> violation) {
        assertThat(rule.evaluate(classes(violation)).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void findsThePlantedViolationAmongAllRules(ArchRule rule, Class<?> violation) {
        assertThat(BoundaryRules.ALL.evaluate(classes(violation)).hasViolation())
                .as(violation.getSimpleName())
                .isTrue();
    }

    @Test
    void findsNothingInOrdinaryCode() {
        BoundaryRules.ALL.check(classes(Ordinary.class));
    }

    @Test
    void saysWhichTextIsTheMatter() {
        assertThat(BoundaryRules.NOTHING_NAMES_WHAT_THE_SCOPE_SETS
                        .evaluate(classes(SetsTheRole.class))
                        .getFailureReport()
                        .getDetails())
                .containsExactly("Class <%s> has the text 'set role '".formatted(SetsTheRole.class.getName()));
    }

    @Test
    void saysWhy() {
        assertThat(BoundaryRules.NOTHING_OPENS_THE_BYPASS.getDescription())
                .endsWith("because one place opens it for a request, and that is where it is audited");
    }

    private static JavaClasses classes(Class<?> type) {
        return PLANTED.that(JavaClass.Predicates.equivalentTo(type));
    }

    static class Ordinary {

        private static final long serialVersionUID = 4L;
        double share = 0.5;

        Object find(EntityManager entities, Tenancy tenancy) {
            return entities.unwrap(Session.class).find(String.class, tenancy.people());
        }

        String say(String role) {
            return "You cannot set role %s, or configure roles".formatted(role);
        }
    }

    static class OpensTheBypass {
        Object look(SuperadminBypass bypass) {
            return bypass.read(UserId.random(), "Just looking", token -> token);
        }
    }

    static class AsksForTheWideScope {
        WideScope look() {
            return WideScope.keyFor(MethodHandles.lookup());
        }
    }

    static class BuildsADoor {
        Object build(SuperadminGrants grants, AuditTrail trail, Transactions transactions) {
            return new SuperadminBypass(grants, trail, transactions, Clock.systemUTC(), Duration.ofMinutes(1));
        }
    }

    static class BuildsGrants {
        Object build(AuditTrail trail, Transactions transactions) {
            return new SuperadminGrants(transactions, trail, Clock.systemUTC());
        }
    }

    static class BuildsTheLibrary {
        Tenancy build(Transactions transactions) {
            return Tenancy.builder(transactions).build();
        }
    }

    static class GivesTheLibraryATrail {
        Tenancy.Builder add(Tenancy.Builder builder, AuditTrail trail) {
            return builder.audit(trail);
        }
    }

    abstract static class KeepsNoTrail implements AuditTrail {}

    static class SwitchesTheFilterOff {
        void look(Session session) {
            session.disableFilter("_tenantId");
        }
    }

    static class HandsOutTheSwitch {
        Consumer<String> look(Session session) {
            return session::disableFilter;
        }
    }

    static class NamesAnotherValue {
        void look(Filter filter) {
            filter.setParameter("tenantId", "any");
        }
    }

    static class NamesATenantByHint {
        EntityManager look(EntityManagerFactory factory) {
            return factory.createEntityManager(Map.of("any", "any"));
        }
    }

    static class NamesATenantByOption {
        Session look(SessionFactory factory) {
            return factory.withOptions().tenantIdentifier((Object) "any").openSession();
        }
    }

    static class NamesATenantOfAStatelessSession {
        StatelessSession look(StatelessSessionBuilder builder) {
            return builder.tenantIdentifier((Object) "any").openStatelessSession();
        }
    }

    static class SharesAConnection {
        Object look(StatelessSession session) {
            return session.statelessWithOptions().connection();
        }
    }

    static class EmptiesTables {
        void look(SessionFactory factory) {
            factory.getSchemaManager().truncate();
        }
    }

    static class UnwrapsAConnection {
        Object look(Connection connection) throws SQLException {
            return connection.unwrap(Connection.class);
        }
    }

    static class Connects {
        Object look(DataSource dataSource) throws SQLException {
            return dataSource.getConnection();
        }
    }

    static class ConnectsByUrl {
        Object look() throws SQLException {
            return DriverManager.getConnection("jdbc:any");
        }
    }

    static class GoesBackToTheConnection {
        Object look(DatabaseMetaData data) throws SQLException {
            return data.getConnection();
        }
    }

    static class GoesBackToTheStatement {
        Object look(ResultSet rows) throws SQLException {
            return rows.getStatement();
        }
    }

    static class NamesTheHint {
        void look(EntityManager entities) {
            entities.setProperty(HibernateHints.HINT_TENANT_ID, "any");
        }
    }

    static class SetsTheRole {
        String sql() {
            return "set role ".concat("any");
        }
    }

    static class SetsTheSetting {
        String sql(Object organisation) {
            return "select set_config('tenancy.organisation_id', '" + organisation + "', true)";
        }
    }

    @NamedNativeQuery(name = "look", query = "select 1; SET LOCAL ROLE any")
    static class SetsASettingInAnAnnotation {}

    static class KeepsTheSettingInAConstant {
        static final String SETTING = "tenancy.organisation_id";
    }
}
