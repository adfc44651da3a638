package com.dreamineering.tenancy.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.OrganisationQuery;
import com.dreamineering.tenancy.organisation.Slug;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tokens that somebody tries to use in another way than the one they are made for. */
@OnEachDatabase
class BypassTokenTests {

    private static final String NOT_LIVE = "This bypass token is not live: its bypass has ended or never began."
            + " Open a bypass with SuperadminBypass and use its token inside the call only";

    private final Installation installation;
    private final UserId superadmin;

    BypassTokenTests(TestDatabase database) {
        installation = Installation.shared(database);
        superadmin = installation.superadmin.id();
    }

    @Nested
    class KeptAfterItsCall {

        @Test
        void isDead() {
            refused(keep(), NOT_LIVE);
        }

        @Test
        void isDeadInsideTheNextBypassToo() {
            BypassToken kept = keep();

            reading(token -> refused(kept, NOT_LIVE));
        }

        @Test
        void isDeadWhenTheWorkThrew() {
            BypassToken[] kept = new BypassToken[1];
            assertThatThrownBy(() -> reading(token -> {
                        kept[0] = token;
                        throw new IllegalStateException("no luck");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            refused(kept[0], NOT_LIVE);
        }

        @Test
        void opensNoPlatformOperation() {
            BypassToken kept = keep();

            for (Consumer<BypassToken> operation : operations()) {
                assertThatThrownBy(() -> operation.accept(kept)).isInstanceOf(DeadTokenException.class);
            }
        }

        private BypassToken keep() {
            return installation.throughTheDoor(token -> token);
        }
    }

    @Nested
    class OnAnotherThread {

        @Test
        void isRefusedWhileItsBypassIsOpen() {
            String owner = Thread.currentThread().getName();
            reading(token -> assertThatThrownBy(
                            () -> CompletableFuture.runAsync(token::requireLive).join())
                    .cause()
                    .isInstanceOf(DeadTokenException.class)
                    .hasMessageMatching("This bypass token belongs to thread '" + owner
                            + "' and was used on '.+'\\. A bypass does not travel"));
        }

        @Test
        void opensNoPlatformOperation() {
            installation.throughTheDoor(token -> {
                for (Consumer<BypassToken> operation : operations()) {
                    assertThatThrownBy(() -> CompletableFuture.runAsync(() -> operation.accept(token))
                                    .join())
                            .hasCauseInstanceOf(DeadTokenException.class);
                }
                return token;
            });
        }
    }

    @Nested
    class InANarrowerScope {

        @Test
        void isRefusedInAnOrganisation() {
            reading(token -> TenantContext.run(
                    installation.acme.id(),
                    () -> refused(
                            token,
                            "This bypass token was used inside a narrower scope (%s). Use it directly in the bypass"
                                    .formatted(TenantContext.scope()))));
        }

        @Test
        void isRefusedWithGlobalData() {
            reading(
                    token -> TenantContext.runGlobal(
                            () -> refused(
                                    token,
                                    "This bypass token was used inside a narrower scope (GLOBAL_DATA). Use it directly in the bypass")));
        }

        @Test
        void isLiveAgainAfterIt() {
            reading(token -> {
                TenantContext.run(installation.acme.id(), () -> {});
                token.requireLive();
            });
        }
    }

    @Nested
    class ThatOnlyReads {

        @Test
        void isRefusedForWriting() {
            reading(token -> assertThatThrownBy(token::requireWriting)
                    .isInstanceOf(ReadingTokenException.class)
                    .hasMessage("This bypass token only reads. "
                            + "Open the bypass with SuperadminBypass.write to change something"));
        }

        @Test
        void createsNoOrganisation() {
            reading(token -> assertThatThrownBy(
                            () -> installation.tenancy.organisations().create(token, initech()))
                    .isInstanceOf(ReadingTokenException.class));
        }
    }

    @Nested
    class MadeByHand {

        @Test
        void throughTheConstructorIsDead() throws Exception {
            BypassToken genuine = installation.throughTheDoor(token -> token);
            Field registry = BypassToken.class.getDeclaredField("live");
            registry.setAccessible(true);
            var constructor = BypassToken.class.getDeclaredConstructor(
                    LiveTokens.class, UserId.class, String.class, boolean.class, Instant.class);
            constructor.setAccessible(true);

            BypassToken forged =
                    constructor.newInstance(registry.get(genuine), superadmin, "forged", true, Instant.MAX);

            refused(forged, NOT_LIVE);
            reading(token -> refused(forged, NOT_LIVE));
        }

        @Test
        void withoutAConstructorIsDead() throws Exception {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field instance = type.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            Method allocate = type.getMethod("allocateInstance", Class.class);

            BypassToken forged = (BypassToken) allocate.invoke(instance.get(null), BypassToken.class);

            refused(forged, NOT_LIVE);
            reading(token -> refused(forged, NOT_LIVE));
        }
    }

    @Nested
    class AsAType {

        @Test
        void hasNoPublicConstructor() {
            assertThat(BypassToken.class.getConstructors()).isEmpty();
            assertThat(BypassToken.class).isFinal();
        }

        @Test
        void cannotBeCopiedOrWrittenDown() {
            assertThat(Serializable.class.isAssignableFrom(BypassToken.class)).isFalse();
            assertThat(Cloneable.class.isAssignableFrom(BypassToken.class)).isFalse();
        }

        @Test
        void saysInLogsWhoseItIsAndNotWhatFor() {
            reading(token -> assertThat(token.toString())
                    .startsWith("BypassToken[actor=%s, writing=false, end=".formatted(superadmin))
                    .doesNotContain(token.reason()));
        }
    }

    private List<Consumer<BypassToken>> operations() {
        var tenancy = installation.tenancy;
        return List.of(
                token -> tenancy.organisations().create(token, initech()),
                token -> tenancy.organisations().page(token, OrganisationQuery.all()),
                token -> tenancy.organisations().rename(token, installation.acme.id(), "Renamed"),
                token -> tenancy.organisations().suspend(token, installation.acme.id(), "no reason"),
                token -> tenancy.organisations().reactivate(token, installation.acme.id(), "no reason"),
                token -> tenancy.superadmins().all(token),
                token -> tenancy.memberships().count(token, List.of()),
                token -> tenancy.invitations().open(token, installation.acme.id()),
                token -> tenancy.roles().provision(token, installation.acme.id()));
    }

    private static NewOrganisation initech() {
        return new NewOrganisation("Initech", new Slug("initech-of-nobody"), null);
    }

    private void reading(Consumer<BypassToken> work) {
        installation.tenancy.bypass().<Object, RuntimeException>read(superadmin, "A test reads", token -> {
            work.accept(token);
            return token;
        });
    }

    private static void refused(BypassToken token, String message) {
        assertThatThrownBy(token::requireLive)
                .isInstanceOf(DeadTokenException.class)
                .hasMessage(message);
    }
}
