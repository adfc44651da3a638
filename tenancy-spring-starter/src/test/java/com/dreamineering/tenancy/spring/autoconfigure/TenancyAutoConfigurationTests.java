package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.TenancyEvent;
import com.dreamineering.tenancy.TenancyEvents;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.ResourceTypes;
import com.dreamineering.tenancy.access.Roles;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.audit.AuditEntry;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Invitations;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.OrganisationProvisioner;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.organisation.Slug;
import com.dreamineering.tenancy.organisation.SlugTakenException;
import com.dreamineering.tenancy.transaction.Transactions;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

class TenancyAutoConfigurationTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static <T> T asSuperadmin(ApplicationContext context, Function<BypassToken, T> work) {
        UserId sam = context.getBean(People.class)
                .find(new EmailAddress("superadmin@demo.test"))
                .orElseGet(() -> context.getBean(People.class)
                        .register(new EmailAddress("superadmin@demo.test"), "Sam Superadmin"))
                .id();
        context.getBean(SuperadminGrants.class).grantFirst(sam, "Set up for a test");
        return context.getBean(SuperadminBypass.class).write(sam, "A test needs it", work::apply);
    }

    private static Organisation createAcme(ApplicationContext context) {
        return asSuperadmin(
                context,
                token -> context.getBean(Organisations.class)
                        .create(token, new NewOrganisation("Acme", new Slug("acme"), null)));
    }

    @Nested
    class ByDefault {

        @Test
        void putsTheLibraryTogetherAndHandsOutItsParts() {
            Contexts.application().run(context -> {
                assertThat(context).hasNotFailed();
                Tenancy tenancy = context.getBean(Tenancy.class);
                assertThat(context.getBean(SuperadminGrants.class)).isSameAs(tenancy.superadmins());
                assertThat(context.getBean(SuperadminBypass.class)).isSameAs(tenancy.bypass());
                assertThat(context.getBean(Organisations.class)).isSameAs(tenancy.organisations());
                assertThat(context.getBean(People.class)).isSameAs(tenancy.people());
                assertThat(context.getBean(Memberships.class)).isSameAs(tenancy.memberships());
                assertThat(context.getBean(Invitations.class)).isSameAs(tenancy.invitations());
                assertThat(context.getBean(ResourceTypes.class)).isSameAs(tenancy.resourceTypes());
                assertThat(context.getBean(Roles.class)).isSameAs(tenancy.roles());
                assertThat(context.getBean(AccessDecisions.class)).isSameAs(tenancy.decisions());
                assertThat(context.getBean(AuditTrail.class)).isSameAs(tenancy.audit());
            });
        }

        @Test
        void reservesTheLibrarysSlugsAndTheHosts() {
            Contexts.application()
                    .withPropertyValues("tenancy.reserved-slugs=Shop,acme")
                    .run(context -> {
                        assertThat(context.getBean(TenancyProperties.class).reservedSlugs())
                                .containsExactlyInAnyOrder("Shop", "acme");
                        assertThatThrownBy(() -> createAcme(context)).isInstanceOf(SlugTakenException.class);
                    });
        }

        @Test
        void doesNothingWithoutAPersistenceUnit() {
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(TenancyAutoConfiguration.class, TenancyPartsAutoConfiguration.class))
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Tenancy.class));
        }

        @Test
        void doesNothingWithoutJakartaPersistence() {
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(TenancyAutoConfiguration.class, TenancyPartsAutoConfiguration.class))
                    .withClassLoader(new FilteredClassLoader(EntityManagerFactory.class))
                    .run(context -> assertThat(context)
                            .hasNotFailed()
                            .doesNotHaveBean(Tenancy.class)
                            .doesNotHaveBean(People.class));
        }
    }

    @Nested
    class TheHost {

        @Test
        void suppliesClockTrailEventsAndProvisionersThatTheLibraryUses() {
            Contexts.application().withUserConfiguration(OwnSurroundings.class).run(context -> {
                OwnSurroundings own = context.getBean(OwnSurroundings.class);
                Organisation acme = createAcme(context);

                assertThat(acme.createdAt()).isEqualTo(NOON);
                assertThat(own.recorded).extracting(AuditEvent::action).contains("organisation.created");
                assertThat(own.events).isNotEmpty();
                assertThat(own.provisioned).containsExactly("first Acme", "second Acme");
            });
        }

        @Test
        void suppliesPartsInsteadOfTheLibrarys() {
            Contexts.application().withUserConfiguration(OwnParts.class).run(context -> {
                assertThat(context).hasNotFailed().hasSingleBean(People.class).hasSingleBean(Tenancy.class);
                assertThat(context.getBean(People.class))
                        .isNotSameAs(context.getBean(Tenancy.class).people());
                assertThat(context.getBean(Tenancy.class)).isSameAs(context.getBean("ownTenancy"));
                assertThat(context.getBean(Roles.class))
                        .isSameAs(context.getBean(Tenancy.class).roles());
            });
        }
    }

    static class OwnSurroundings {

        final List<AuditEvent> recorded = new ArrayList<>();
        final List<TenancyEvent> events = new ArrayList<>();
        final List<String> provisioned = new ArrayList<>();

        @Bean
        Clock clock() {
            return Clock.fixed(NOON, ZoneOffset.UTC);
        }

        @Bean
        AuditTrail ownTrail() {
            return new AuditTrail() {
                @Override
                public void record(AuditEvent event) {
                    recorded.add(event);
                }

                @Override
                public void recordAtOnce(AuditEvent event) {
                    recorded.add(event);
                }

                @Override
                public List<AuditEntry> newest(String action, OptionalLong before, int limit) {
                    return List.of();
                }
            };
        }

        @Bean
        TenancyEvents ownEvents() {
            return events::add;
        }

        @Bean
        @Order(2)
        OrganisationProvisioner second() {
            return (token, organisation) -> provisioned.add("second " + organisation.name());
        }

        @Bean
        @Order(1)
        OrganisationProvisioner first() {
            return (token, organisation) -> provisioned.add("first " + organisation.name());
        }
    }

    static class OwnParts {

        @Bean
        Tenancy ownTenancy(Transactions transactions) {
            return Tenancy.builder(transactions).build();
        }

        @Bean
        People people(Transactions transactions) {
            return new People(transactions, Clock.systemUTC());
        }
    }
}
