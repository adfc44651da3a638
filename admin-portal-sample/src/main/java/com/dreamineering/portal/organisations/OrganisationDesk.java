package com.dreamineering.portal.organisations;

import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Invitations;
import com.dreamineering.tenancy.membership.IssuedInvitation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Organisations;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates an organisation and invites its owner in one transaction: both happen or neither. */
@Component
class OrganisationDesk {

    private final Organisations organisations;
    private final Invitations invitations;

    OrganisationDesk(Organisations organisations, Invitations invitations) {
        this.organisations = organisations;
        this.invitations = invitations;
    }

    @Transactional
    Created create(BypassToken token, NewOrganisationForm typed) {
        Organisation organisation = organisations.create(token, typed.toNewOrganisation());
        Optional<IssuedInvitation> invitation = typed.ownerEmail().isEmpty()
                ? Optional.empty()
                : Optional.of(invitations.inviteOwner(token, organisation.id(), new EmailAddress(typed.ownerEmail())));
        return new Created(organisation, invitation);
    }

    /** What came of it; the invitation if an owner was named. */
    record Created(Organisation organisation, Optional<IssuedInvitation> invitation) {}
}
