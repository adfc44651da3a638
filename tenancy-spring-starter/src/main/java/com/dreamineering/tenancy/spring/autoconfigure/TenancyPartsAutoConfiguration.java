package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.ResourceTypes;
import com.dreamineering.tenancy.access.Roles;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.membership.Invitations;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.organisation.Organisations;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Hands out the parts of the library as beans. */
@AutoConfiguration(after = TenancyAutoConfiguration.class)
@ConditionalOnBean(Tenancy.class)
public final class TenancyPartsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SuperadminGrants tenancySuperadminGrants(Tenancy tenancy) {
        return tenancy.superadmins();
    }

    @Bean
    @ConditionalOnMissingBean
    SuperadminBypass tenancySuperadminBypass(Tenancy tenancy) {
        return tenancy.bypass();
    }

    @Bean
    @ConditionalOnMissingBean
    Organisations tenancyOrganisations(Tenancy tenancy) {
        return tenancy.organisations();
    }

    @Bean
    @ConditionalOnMissingBean
    People tenancyPeople(Tenancy tenancy) {
        return tenancy.people();
    }

    @Bean
    @ConditionalOnMissingBean
    Memberships tenancyMemberships(Tenancy tenancy) {
        return tenancy.memberships();
    }

    @Bean
    @ConditionalOnMissingBean
    Invitations tenancyInvitations(Tenancy tenancy) {
        return tenancy.invitations();
    }

    @Bean
    @ConditionalOnMissingBean
    ResourceTypes tenancyResourceTypes(Tenancy tenancy) {
        return tenancy.resourceTypes();
    }

    @Bean
    @ConditionalOnMissingBean
    Roles tenancyRoles(Tenancy tenancy) {
        return tenancy.roles();
    }

    @Bean
    @ConditionalOnMissingBean
    AccessDecisions tenancyAccessDecisions(Tenancy tenancy) {
        return tenancy.decisions();
    }
}
