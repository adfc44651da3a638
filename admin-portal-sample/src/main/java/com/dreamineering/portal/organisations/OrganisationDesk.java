package com.dreamineering.portal.organisations;

import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Invitations;
import com.dreamineering.tenancy.membership.IssuedInvitation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Organisations;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates an organisation and invites its owner in one transaction: both happen or neither. */
@Component
class OrganisationDesk {

    private final Organisations organisations;
    private final Invitations invitations;
    private final TransactionTemplate transaction;

    OrganisationDesk(Organisations organisations, Invitations invitations, TransactionTemplate transaction) {
        this.organisations = organisations;
        this.invitations = invitations;
        this.transaction = transaction;
    }

    Created create(BypassToken token, NewOrganisationForm typed) {
        return attempt(token, typed)
                .or(() -> attempt(token, typed))
                .orElseThrow(() -> new IllegalStateException("The organisation was neither created nor found"));
    }

    /** Empty if the same form was sent twice at once and the other one was faster: the next attempt finds its work. */
    private Optional<Created> attempt(BypassToken token, NewOrganisationForm typed) {
        return Objects.requireNonNull(transaction.execute(status -> inTransaction(status, token, typed)));
    }

    private Optional<Created> inTransaction(TransactionStatus status, BypassToken token, NewOrganisationForm typed) {
        Organisation organisation = organisations.create(token, typed.toNewOrganisation());
        if (status.isRollbackOnly()) {
            status.setRollbackOnly(); // says that we know
            return Optional.empty();
        }
        Optional<IssuedInvitation> invitation = typed.ownerEmail().isEmpty()
                ? Optional.empty()
                : Optional.of(invitations.inviteOwner(token, organisation.id(), new EmailAddress(typed.ownerEmail())));
        return Optional.of(new Created(organisation, invitation));
    }

    /** What came of it; the invitation if an owner was named. */
    record Created(Organisation organisation, Optional<IssuedInvitation> invitation) {}
}
