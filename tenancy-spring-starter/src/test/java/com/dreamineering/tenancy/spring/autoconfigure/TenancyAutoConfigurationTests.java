package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.TenancyEvent;
import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.ResourceTypes;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.audit.AuditEntry;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Invitations;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.OrganisationEvent.OrganisationCreated;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.organisation.Slug;
import com.dreamineering.tenancy.organisation.SlugTakenException;
import com.dreamineering.tenancy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

class TenancyAutoConfigurationTests {

    @Test
    void handsOutThePartsAsBeans() {
        Contexts.plain()
                .run(context -> assertThat(context)
                        .hasSingleBean(Tenancy.class)
                        .hasSingleBean(Transactions.class)
                        .hasSingleBean(AuditTrail.class)
                        .hasSingleBean(Organisations.class)
                        .hasSingleBean(Memberships.class)
                        .hasSingleBean(Invitations.class)
                        .hasSingleBean(People.class)
                        .hasSingleBean(ResourceTypes.class)
                        .hasSingleBean(AccessDecisions.class)
                        .hasSingleBean(SuperadminBypass.class)
                        .hasSingleBean(SuperadminGrants.class));
    }

    @Test
    void publishesEventsOfTheLibraryAsEventsOfSpring() {
        Contexts.plain().withUserConfiguration(Listening.class).run(context -> {
            Organisation acme = create(context, "acme");

            assertThat(context.getBean(Listening.class).heard)
                    .containsExactly(new OrganisationCreated(acme.id(), acme.slug(), "Acme"));
        });
    }

    @Test
    void recordsInTheTrailOfTheHostIfItHasOne() {
        Contexts.plain().withBean("hostTrail", OwnTrail.class).run(context -> {
            create(context, "acme");

            assertThat(context.getBean(OwnTrail.class).actions)
                    .contains("bypass.opened", "organisation.created", "bypass.closed");
        });
    }

    @Test
    void takesTheTimeFromTheClockOfTheHost() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        Contexts.plain()
                .withBean(Clock.class, () -> Clock.fixed(now, ZoneOffset.UTC))
                .run(context -> assertThat(create(context, "acme").createdAt()).isEqualTo(now));
    }

    @Test
    void reservesTheSlugsThatTheHostNames() {
        Contexts.plain()
                .withPropertyValues("tenancy.reserved-slugs=shop,Kiosk")
                .run(context -> assertThatThrownBy(() -> create(context, "kiosk"))
                        .isInstanceOf(SlugTakenException.class)
                        .hasMessage(
                                "The slug 'kiosk' is reserved for the application's own pages. Choose another one"));
    }

    @Test
    void stopsTheStartForABypassThatStaysOpenTooLong() {
        Contexts.plain()
                .withPropertyValues("tenancy.bypass-time-limit=16m")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("A bypass cannot stay open for PT16M. Choose more than nothing and at most PT15M"));
    }

    @Test
    void usesAPartOfTheHostInsteadOfItsOwn() {
        Contexts.plain()
                .withUserConfiguration(OwnPeople.class)
                .run(context -> assertThat(context).getBean(People.class).isSameAs(context.getBean("hostPeople")));
    }

    private static Organisation create(ApplicationContext context, String slug) {
        Person superadmin =
                context.getBean(People.class).register(new EmailAddress("superadmin@demo.test"), "Sam Superadmin");
        context.getBean(SuperadminGrants.class).grantFirst(superadmin.id(), "A test needs it");
        return context.getBean(SuperadminBypass.class)
                .write(
                        superadmin.id(),
                        "A test needs it",
                        token -> context.getBean(Organisations.class)
                                .create(token, new NewOrganisation("Acme", new Slug(slug), null)));
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening {
        final List<TenancyEvent> heard = new ArrayList<>();

        @EventListener
        void on(TenancyEvent event) {
            heard.add(event);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnPeople {
        @Bean
        People hostPeople(Transactions transactions) {
            return new People(transactions, Clock.systemUTC());
        }
    }

    static class OwnTrail implements AuditTrail {
        final List<String> actions = new ArrayList<>();

        @Override
        public void record(AuditEvent event) {
            actions.add(event.action());
        }

        @Override
        public void recordAtOnce(AuditEvent event) {
            actions.add(event.action());
        }

        @Override
        public List<AuditEntry> newest(@Nullable String action, OptionalLong before, int limit) {
            return List.of();
        }
    }
}
