package com.dreamineering.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScopeLeakCheck.class)
class TwoOrganisationsTests implements TenancySource {

    private static final Tenancy TENANCY = PlainApplication.start();

    private final TwoOrganisations two = TwoOrganisations.foundedBy(Superadmin.in(TENANCY));

    @Override
    public Tenancy tenancy() {
        return TENANCY;
    }

    @Test
    void areThere() {
        assertThat(TENANCY.organisations().find(two.first().id()))
                .hasValueSatisfying(first -> assertThat(first.name()).isEqualTo("First"));
        assertThat(TENANCY.organisations().find(two.second().id()))
                .hasValueSatisfying(second -> assertThat(second.name()).isEqualTo("Second"));
    }

    @Test
    void haveAnOwnerEach() {
        assertThat(TENANCY.memberships().usable(two.first().owner().id()))
                .extracting(OwnOrganisation::id)
                .containsExactly(two.first().id());
        assertThat(TENANCY.memberships().usable(two.second().owner().id()))
                .extracting(OwnOrganisation::id)
                .containsExactly(two.second().id());
    }

    @Test
    void areOthersEachTime() {
        TwoOrganisations others = TwoOrganisations.foundedBy(Superadmin.in(TENANCY));

        assertThat(List.of(
                        others.first().id(),
                        others.second().id(),
                        two.first().id(),
                        two.second().id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void comeIntoScope() {
        assertThat(two.first().call(TenantContext::required))
                .isEqualTo(two.first().id());
        assertThat(two.second().call(() -> TENANCY.memberships().members()))
                .extracting(member -> member.person().id())
                .containsExactly(two.second().owner().id());
    }

    @Test
    void comeIntoScopeOneAfterTheOther() {
        List<OrganisationId> seen = new ArrayList<>();

        two.inEach(organisation -> seen.add(TenantContext.required()));

        assertThat(seen).containsExactly(two.first().id(), two.second().id());
    }
}
