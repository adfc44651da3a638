package com.dreamineering.tenancy.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Constructor;
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

        @Test
        void isRefusedToAClassOfThatNameFromAnotherClassLoader() {
            ClassLoader impostor = new Impostor(WideScopeTests.class.getClassLoader());

            assertThatThrownBy(() -> Class.forName(DOOR, true, impostor))
                    .isInstanceOf(ExceptionInInitializerError.class)
                    .hasCauseInstanceOf(SecurityException.class);
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
        void isNotOpenedInsideTheScopeOfOneOrganisation() {
            OrganisationId acme = OrganisationId.random();

            TenantContext.run(acme, () -> refusedInside("OneOrganisation[organisation=" + acme + "]"));
        }

        @Test
        void isNotOpenedInsideItself() {
            key().<Object, RuntimeException>call(false, () -> {}, () -> {
                refusedInside(TenantContext.scope().toString());
                return true;
            });
        }

        private static void refusedInside(String outer) {
            assertThatThrownBy(() -> key().call(true, () -> {}, () -> true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The scope of every organisation cannot be opened inside another scope (%s)", outer);
        }

        /** Past the check of who asks, because the bypass has checks of its own in front of these. */
        private static WideScope key() {
            try {
                Constructor<WideScope> constructor = WideScope.class.getDeclaredConstructor();
                constructor.setAccessible(true);
                return constructor.newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

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

    /** Defines the door's class itself, and leaves all others to its parent. */
    private static final class Impostor extends ClassLoader {

        Impostor(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(DOOR)) {
                return super.loadClass(name, resolve);
            }
            try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
