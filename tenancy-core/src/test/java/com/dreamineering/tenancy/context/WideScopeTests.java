package com.dreamineering.tenancy.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WideScopeTests {

    private static final String DOOR = SuperadminBypass.class.getName();

    @Nested
    class TheKey {

        @Test
        void isRefusedToAnyOtherClass() {
            refused(MethodHandles.lookup(), WideScopeTests.TheKey.class.getName());
        }

        @Test
        void isRefusedToWhoGivesNoProofAtAll() {
            refused(MethodHandles.publicLookup(), Object.class.getName());
        }

        @Test
        void isRefusedToWhoTurnsTheirOwnProofTowardsTheDoor() {
            refused(MethodHandles.lookup().in(SuperadminBypass.class), DOOR);
        }

        @Test
        void isRefusedToWhoLooksIntoTheDoorFromOutside() throws IllegalAccessException {
            refused(MethodHandles.privateLookupIn(SuperadminBypass.class, MethodHandles.lookup()), DOOR);
        }

        private static void refused(Lookup lookup, String asking) {
            assertThatThrownBy(() -> WideScope.keyFor(lookup))
                    .isInstanceOf(SecurityException.class)
                    .hasMessage(
                            "%s asked for the scope of every organisation. Only %s opens it: call its read or write method",
                            asking, DOOR);
        }
    }

    @Nested
    class TheScope {

        @Test
        void cannotBeBuiltOrExtendedOutsideItsPackage() {
            assertThat(EveryOrganisation.class.getConstructors()).isEmpty();
            assertThat(WideScope.class.getConstructors()).isEmpty();
            assertThat(EveryOrganisation.class).isFinal();
            assertThat(WideScope.class).isFinal();
            assertThat(TenantScope.class.isSealed()).isTrue();
        }

        @Test
        void cannotBeWrittenDownAndReadBack() {
            assertThat(Serializable.class.isAssignableFrom(EveryOrganisation.class))
                    .isFalse();
        }

        @Test
        void hasNoPublicSetter() {
            assertThat(Arrays.stream(TenantContext.class.getMethods())
                            .filter(method -> Modifier.isStatic(method.getModifiers()))
                            .map(method -> method.getName()))
                    .containsExactlyInAnyOrder(
                            "scope", "current", "required", "run", "call", "runGlobal", "callGlobal");
        }
    }
}
