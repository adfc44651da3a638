package com.dreamineering.tenancy.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.start.Cast;
import com.dreamineering.tenancy.spring.start.SignedIn;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.PermissionEvaluator;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

@PermissionsTest
class PermissionExpressionTests {

    @Autowired
    Cast cast;

    @Autowired
    PermissionEvaluator evaluator;

    @Autowired
    AccessDecisions decisions;

    @Nested
    class InMethodSecurity {

        @Autowired
        Invitations invitations;

        @Test
        void isYesForWhoHasThePermission() throws Exception {
            assertThat(TenantContext.<String, Exception>call(
                            cast.acme.id(), () -> SignedIn.call(cast.ownerOfAcme, invitations::invite)))
                    .isEqualTo("invited");
        }

        @Test
        void isNoForWhoLacksIt() {
            assertThatThrownBy(() -> TenantContext.call(
                            cast.acme.id(), () -> SignedIn.call(cast.memberOfAcme, invitations::invite)))
                    .isInstanceOf(AccessDeniedException.class);
        }

        @Test
        void isNoWithoutAnOrganisation() {
            assertThatThrownBy(() -> SignedIn.call(cast.ownerOfAcme, invitations::invite))
                    .isInstanceOf(AccessDeniedException.class);
        }

        @Test
        void leavesTheHostsRoleHierarchyInForce() throws Exception {
            assertThat(SignedIn.call(cast.ownerOfAcme, invitations::forReaders)).isEqualTo("read");
        }
    }

    @Nested
    class Asked {

        @Test
        void bothWaysSaysTheSame() throws Exception {
            assertThat(inAcme(evaluator, owner(), "members", "create")).isTrue();
            assertThat(TenantContext.<Boolean, Exception>call(
                            cast.acme.id(), () -> evaluator.hasPermission(owner(), 7L, "members", "create")))
                    .isTrue();
        }

        @Test
        void aboutWhatIsNoResourceTypeSaysNo() throws Exception {
            assertThat(inAcme(evaluator, owner(), "no code", "create")).isFalse();
            assertThat(inAcme(evaluator, owner(), 7L, "create")).isFalse();
            assertThat(inAcme(evaluator, owner(), null, "create")).isFalse();
            assertThat(inAcme(evaluator, owner(), "members", null)).isFalse();
            assertThat(inAcme(evaluator, owner(), "members", "unknown")).isFalse();
        }

        @Test
        void aboutNobodySaysNo() throws Exception {
            assertThat(inAcme(evaluator, null, "members", "create")).isFalse();
            assertThat(inAcme(evaluator, new TestingAuthenticationToken("Ann", "", "ROLE_USER"), "members", "create"))
                    .isFalse();
        }

        @Test
        void aboutSomebodyWhoDidNotProveItSaysNo() throws Exception {
            Authentication claimed = new TestingAuthenticationToken(new SignedIn(cast.ownerOfAcme.id()), "");
            claimed.setAuthenticated(false);

            assertThat(inAcme(evaluator, claimed, "members", "create")).isFalse();
        }

        @Test
        void aboutAPrincipalOfTheHostsKindAsksTheCurrentUser() throws Exception {
            CurrentUser owner = () -> Optional.of(cast.ownerOfAcme.id());
            PermissionEvaluator own = new TenancyPermissionEvaluator(decisions, owner);
            Authentication token = new TestingAuthenticationToken("Ann", "", "ROLE_USER");

            // The current user says who is signed in on this thread, and nothing about others.
            assertThat(inAcme(own, token, "members", "create")).isFalse();
            SecurityContextHolder.getContext().setAuthentication(token);
            try {
                assertThat(inAcme(own, token, "members", "create")).isTrue();
            } finally {
                SecurityContextHolder.clearContext();
            }
        }

        private Authentication owner() {
            return new TestingAuthenticationToken(new SignedIn(cast.ownerOfAcme.id()), "", "ROLE_USER");
        }

        private boolean inAcme(PermissionEvaluator asked, Authentication who, Object target, Object action)
                throws Exception {
            return TenantContext.call(cast.acme.id(), () -> asked.hasPermission(who, target, action));
        }
    }

    @EnableMethodSecurity
    static class Roles {
        @Bean
        static RoleHierarchy roles() {
            return RoleHierarchyImpl.fromHierarchy("ROLE_USER > ROLE_READER");
        }
    }

    static class Invitations {
        @PreAuthorize("hasPermission('members', 'create')")
        public String invite() {
            return "invited";
        }

        @PreAuthorize("hasRole('READER')")
        public String forReaders() {
            return "read";
        }
    }
}
