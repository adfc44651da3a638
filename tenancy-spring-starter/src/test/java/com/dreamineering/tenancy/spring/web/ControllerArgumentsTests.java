package com.dreamineering.tenancy.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import com.dreamineering.tenancy.spring.security.BypassArgument;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;

/** What a controller's author reads whose method stands below the wrong path. */
class ControllerArgumentsTests {

    private final NativeWebRequest request = new ServletWebRequest(new MockHttpServletRequest());

    @Test
    void anOrganisationNeedsAPathBelowThatOfOrganisations() throws Exception {
        WebArguments arguments = new WebArguments(Optional::empty);

        assertThatThrownBy(() -> arguments.resolveArgument(parameter(OwnOrganisation.class), null, request, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "%s takes an organisation and its path has none. Put it below the path of organisations",
                        method(OwnOrganisation.class));
    }

    @Test
    void aPersonNeedsASignIn() {
        WebArguments arguments = new WebArguments(Optional::empty);

        assertThatThrownBy(() -> arguments.resolveArgument(parameter(UserId.class), null, request, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Nobody is signed in, and this needs a person. Put the path among those that need a sign-in");
    }

    @Test
    void aPersonIsWhoIsSignedIn() throws Exception {
        UserId person = UserId.random();

        assertThat(new WebArguments(() -> Optional.of(person))
                        .resolveArgument(parameter(UserId.class), null, request, null))
                .isEqualTo(person);
    }

    @Test
    void aTokenNeedsAPathBelowThePortals() throws Exception {
        assertThatThrownBy(
                        () -> new BypassArgument().resolveArgument(parameter(BypassToken.class), null, request, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "%s takes a bypass token and no bypass is open. Put its path below the portal's",
                        method(BypassToken.class));
    }

    @Test
    void otherParametersAreLeftToOthers() throws Exception {
        assertThat(new WebArguments(Optional::empty).supportsParameter(parameter(String.class)))
                .isFalse();
        assertThat(new BypassArgument().supportsParameter(parameter(String.class)))
                .isFalse();
    }

    private static MethodParameter parameter(Class<?> type) throws NoSuchMethodException {
        return new MethodParameter(method(type), 0);
    }

    private static Method method(Class<?> type) throws NoSuchMethodException {
        return Controller.class.getDeclaredMethod("handle", type);
    }

    @SuppressWarnings("unused")
    private static final class Controller {
        void handle(OwnOrganisation organisation) {}

        void handle(UserId person) {}

        void handle(BypassToken token) {}

        void handle(String text) {}
    }
}
