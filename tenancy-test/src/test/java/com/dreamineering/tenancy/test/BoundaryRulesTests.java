package com.dreamineering.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoundaryRulesTests {

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of(BoundaryRules.NOTHING_OPENS_THE_BYPASS, OpensTheBypass.class),
                Arguments.of(BoundaryRules.NOTHING_TOUCHES_FILTERS, SwitchesTheFilterOff.class),
                Arguments.of(BoundaryRules.NOTHING_TOUCHES_FILTERS, HandsOutTheSwitch.class),
                Arguments.of(BoundaryRules.NOTHING_OPENS_SESSIONS_BY_HAND, NamesATenantByHint.class),
                Arguments.of(BoundaryRules.NOTHING_OPENS_SESSIONS_BY_HAND, NamesATenantByOption.class));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void findsThePlantedViolation(ArchRule rule, Class<?> violation) {
        assertThat(rule.evaluate(classes(violation)).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void findsNothingInOrdinaryCode(ArchRule rule, Class<?> violation) {
        assertThat(rule.evaluate(classes(Ordinary.class)).hasViolation())
                .as(violation.getSimpleName())
                .isFalse();
    }

    @Test
    void saysWhy() {
        assertThat(BoundaryRules.NOTHING_OPENS_THE_BYPASS.getDescription())
                .endsWith("because one place opens it for a request, and that is where it is audited");
    }

    private static JavaClasses classes(Class<?> type) {
        return new ClassFileImporter().importClasses(type);
    }

    static class Ordinary {
        Object find(EntityManager entities) {
            return entities.find(String.class, 1);
        }
    }

    static class OpensTheBypass {
        Object look(SuperadminBypass bypass) {
            return bypass.read(UserId.random(), "Just looking", token -> token);
        }
    }

    static class SwitchesTheFilterOff {
        void look(Session session) {
            session.disableFilter("_tenantId");
        }
    }

    static class HandsOutTheSwitch {
        java.util.function.Consumer<String> look(Session session) {
            return session::disableFilter;
        }
    }

    static class NamesATenantByHint {
        EntityManager look(EntityManagerFactory factory) {
            return factory.createEntityManager(Map.of("org.hibernate.tenantId", "any"));
        }
    }

    static class NamesATenantByOption {
        Session look(SessionFactory factory) {
            return factory.withOptions().tenantIdentifier((Object) "any").openSession();
        }
    }
}
