package com.dreamineering.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationIdTests {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, -1})
    void cannotBeReserved(long lower) {
        UUID reserved = new UUID(0, lower);

        assertThatThrownBy(() -> new OrganisationId(reserved))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'%s' is reserved and cannot identify an organisation. Use OrganisationId.random()", reserved);
    }

    @Test
    void cannotBeReservedWhenRead() {
        assertThatThrownBy(() -> OrganisationId.parse("00000000-0000-0000-0000-000000000003"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isReadTheWayItIsWritten() {
        OrganisationId id = OrganisationId.random();

        assertThat(OrganisationId.parse(id.toString())).isEqualTo(id);
    }

    @Test
    void refusesWhatIsNoId() {
        assertThatThrownBy(() -> OrganisationId.parse("acme")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofAPersonMayBeAnything() {
        assertThat(UserId.parse("00000000-0000-0000-0000-000000000001").value()).isEqualTo(new UUID(0, 1));
    }
}
