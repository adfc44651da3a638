package com.dreamineering.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.audit.AuditEntry;
import com.dreamineering.tenancy.bypass.ReadingTokenException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Slug;
import com.dreamineering.tenancy.spring.IdentifiedUser;
import com.dreamineering.tenancy.spring.security.SecurityContextUser;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.test.context.TestSecurityContextHolder;

@SpringBootTest(classes = WithSuperadminTests.Desk.class)
@WithSuperadmin
@ExtendWith(ScopeLeakCheck.class)
class WithSuperadminTests {

    private final Tenancy tenancy;

    @Autowired
    WithSuperadminTests(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    @BeforeEach
    @AfterEach
    void isNobodyOutsideOfTheTest() {
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
        assertThat(TestSecurityContextHolder.getContext().getAuthentication()).isNull();
        assertThat(TenantContext.scope()).isEqualTo(TenantScope.None.NONE);
    }

    @Test
    void isAPersonWithAGrant(Superadmin superadmin) {
        assertThat(tenancy.superadmins().isSuperadmin(superadmin.person().id())).isTrue();
    }

    @Test
    void isSignedIn(Superadmin superadmin) {
        assertThat(new SecurityContextUser().id()).contains(superadmin.person().id());
        assertThat(TestSecurityContextHolder.getContext()).isEqualTo(SecurityContextHolder.getContext());
    }

    @Test
    void opensNothing(Superadmin superadmin) {
        assertThat(TenantContext.scope()).isEqualTo(TenantScope.None.NONE);
        assertThatThrownBy(superadmin::token)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The test runs in no bypass, so there is no token. Give @WithSuperadmin a reason, or call"
                        + " read or write");
    }

    @Test
    void looksAcrossThroughTheDoor(Superadmin superadmin) {
        assertThat(superadmin.<List<AuditEntry>, RuntimeException>read("Read the trail", token -> newest(1)))
                .extracting(
                        entry -> entry.event().action(),
                        entry -> entry.event().reason(),
                        entry -> entry.event().actor())
                .containsExactly(tuple(
                        "bypass.opened", "Read the trail", superadmin.person().id()));
    }

    @Test
    @WithSuperadmin(reason = "Look at the trail")
    void runsInABypassThatReads(Superadmin superadmin) {
        assertThat(TenantContext.scope()).isInstanceOf(TenantScope.EveryOrganisation.class);
        assertThat(superadmin.token().reason()).isEqualTo("Look at the trail");
        assertThat(newest(1)).extracting(entry -> entry.event().reason()).containsExactly("Look at the trail");
        assertThatThrownBy(superadmin.token()::requireWriting).isInstanceOf(ReadingTokenException.class);
    }

    @Test
    @WithSuperadmin(reason = "A customer asked for it", writing = true)
    void runsInABypassThatWrites(Superadmin superadmin) {
        NewOrganisation hooli = new NewOrganisation("Hooli", new Slug("hooli"), null);

        assertThat(tenancy.organisations().create(superadmin.token(), hooli).name())
                .isEqualTo("Hooli");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void holdsForEachInvocation(String invocation) {
        assertThat(new SecurityContextUser().id()).as(invocation).isPresent();
    }

    @Nested
    class InsideAnotherClass {
        @Test
        void isTheSuperadminOfTheOuterClass(Superadmin superadmin) {
            assertThat(new SecurityContextUser().id())
                    .contains(superadmin.person().id());
        }
    }

    @Nested
    @WithSuperadmin(address = Desk.SAM)
    class OfTheApplicationsOwn {
        @Test
        void isSignedInAsTheApplicationDoesIt(Superadmin superadmin) {
            assertThat(superadmin.person().name()).isEqualTo("Sam Superadmin");
            assertThat(SecurityContextHolder.getContext().getAuthentication())
                    .satisfies(signedIn -> assertThat(signedIn.getPrincipal()).isInstanceOf(Desk.Account.class))
                    .satisfies(signedIn -> assertThat(signedIn.getAuthorities()).hasToString("[ROLE_OPERATOR]"));
        }
    }

    private List<AuditEntry> newest(int count) {
        return tenancy.audit().newest(null, OptionalLong.empty(), count);
    }

    /** An application with users of its own. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Desk {

        static final String SAM = "sam@demo.test";

        static final class Account extends User implements IdentifiedUser {
            private static final long serialVersionUID = 1L;
            private final transient UserId userId;

            Account(UserId userId, String name) {
                super(name, "", AuthorityUtils.createAuthorityList("ROLE_OPERATOR"));
                this.userId = userId;
            }

            @Override
            public UserId userId() {
                return userId;
            }
        }

        @Bean
        UserDetailsService users(Tenancy tenancy) {
            UserId sam = Superadmin.in(tenancy).<UserId, RuntimeException>write("Set up the desk", token -> {
                var person = tenancy.people()
                        .register(new com.dreamineering.tenancy.membership.EmailAddress(SAM), "Sam Superadmin");
                tenancy.superadmins().grant(token, person.id(), "Runs the desk");
                return person.id();
            });
            return address -> {
                if (!address.equals(SAM)) {
                    throw new UsernameNotFoundException(address);
                }
                return new Account(sam, address);
            };
        }
    }
}
