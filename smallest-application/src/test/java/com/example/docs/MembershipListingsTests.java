package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.InvitationClosedException;
import com.dreamineering.tenancy.membership.Invitations;
import com.dreamineering.tenancy.membership.IssuedInvitation;
import com.dreamineering.tenancy.membership.Member;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.organisation.Slug;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class MembershipListingsTests {

    private final SuperadminBypass bypass;
    private final People people;
    private final Memberships memberships;
    private final Invitations invitations;
    private final Organisations organisations;
    private final TransactionTemplate transactions;
    private final UserId superadmin;
    private final UserId owner;
    private final OrganisationId acme;
    private final OrganisationId globex;

    @Autowired
    MembershipListingsTests(
            SuperadminBypass bypass,
            People people,
            Memberships memberships,
            Invitations invitations,
            Organisations organisations,
            TransactionTemplate transactions,
            Cast cast) {
        this.bypass = bypass;
        this.people = people;
        this.memberships = memberships;
        this.invitations = invitations;
        this.organisations = organisations;
        this.transactions = transactions;
        this.superadmin = cast.superadmin.id();
        this.owner = cast.acmesOwner.id();
        this.acme = cast.acme;
        this.globex = cast.globex;
    }

    @Test
    void invitesAndAccepts() {
        // tag::invite
        IssuedInvitation issued = TenantContext.call(
                acme, () -> invitations.invite(owner, new EmailAddress("mia@acme.test"), RoleKey.MEMBER));
        String link = "https://app.example/invitations/" + issued.secret();
        // end::invite
        assertThat(link).hasSizeGreaterThan(70);

        String secret = issued.secret();
        // tag::accept
        Person mia = people.register(new EmailAddress("mia@acme.test"), "Mia Member");
        invitations.accept(secret, mia);

        List<Member> members = TenantContext.call(acme, memberships::members);
        assertThat(members).extracting(Member::person).contains(mia);
        assertThatThrownBy(() -> invitations.accept(secret, mia)).isInstanceOf(InvitationClosedException.class);
        // end::accept
    }

    @Test
    void invitesAnOwnerByTheOperatorsDecision() {
        // tag::owner
        IssuedInvitation issued = bypass.write(
                superadmin,
                "Globex has a second owner",
                token -> invitations.inviteOwner(token, globex, new EmailAddress("second@globex.test")));
        // end::owner

        assertThat(issued.invitation().role()).isEqualTo(RoleKey.OWNER);
    }

    @Test
    void createsAnOrganisationAndInvitesItsOwnerAtOnce() {
        // tag::at-once
        NewOrganisation initech = new NewOrganisation("Initech", new Slug("initech"), null);
        IssuedInvitation issued = bypass.write(
                superadmin,
                "Initech signed today",
                token -> transactions.execute(status -> {
                    Organisation created = organisations.create(token, initech);
                    return invitations.inviteOwner(token, created.id(), new EmailAddress("owner@initech.test"));
                }));
        // end::at-once

        assertThat(issued.invitation().email()).hasToString("owner@initech.test");
    }

    @Test
    void answersWhereSomebodyBelongs() {
        // tag::own
        List<OwnOrganisation> own = memberships.of(owner);

        assertThat(own).extracting(OwnOrganisation::name).containsExactly("Acme");
        assertThat(memberships.usable(owner, "acme")).isPresent();
        assertThat(memberships.usable(owner, "globex")).isEmpty();
        // end::own
    }

    @Test
    void addsSomebodyByTheOperatorsDecision() {
        // tag::add
        Person imported = people.register(new EmailAddress("imported@acme.test"), "Ida Imported");
        bypass.write(superadmin, "Import from the old system", token -> {
            memberships.add(token, acme, imported, RoleKey.MEMBER);
            return imported;
        });
        // end::add

        assertThat(memberships.usable(imported.id())).hasSize(1);
    }
}
