package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hibernate.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HibernateVersionTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"7.4.9.Final", "7.4.13.Final", "7.4.10", "7.10.0", "7.10.0.Final", "8.0.0.Beta1", "10.0.0.Final"
            })
    void isSupported(String version) {
        assertThatCode(() -> HibernateVersion.requireSupported(version)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7.4.8.Final",
                "7.4.8",
                "7.4.5.Final",
                "7.3.9",
                "7.3.99.Final",
                "6.6.1",
                "6.10.20.Final",
                "5.6.15.Final"
            })
    void isTooOld(String version) {
        assertThatThrownBy(() -> HibernateVersion.requireSupported(version))
                .isInstanceOfSatisfying(
                        UnsupportedHibernateException.class,
                        refused -> assertThat(refused.version()).isEqualTo(version))
                .hasMessage(
                        "Hibernate %s lets updates and deletes reach other organisations' rows (HHH-20883). "
                                + "Use Hibernate 7.4.9 or newer; Spring Boot 4.1.2 brings 7.4.13",
                        version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "[WORKING]", "7", "7.4", "seven.four.nine"})
    void isRefusedWhenItCannotBeRead(String version) {
        assertThatThrownBy(() -> HibernateVersion.requireSupported(version))
                .isInstanceOf(UnsupportedHibernateException.class);
    }

    @Test
    void ofTheseTestsIsSupported() {
        assertThatCode(() -> HibernateVersion.requireSupported(Version.getVersionString()))
                .doesNotThrowAnyException();
    }
}
