package com.dreamineering.portal.organisations;

import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Invitations;
import com.dreamineering.tenancy.membership.IssuedInvitation;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Organisations;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates an organisation and invites its owner in one transaction: both happen or neither.
 *
 * <p>The same form sent again finds the organisation and gives its owner a new link in place of the first one.
 */
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
        NewOrganisation asked = typed.toNewOrganisation();
        boolean sentBefore = organisations.find(asked.slug()).isPresent();
        Organisation organisation = organisations.create(token, asked);
        if (status.isRollbackOnly()) {
            status.setRollbackOnly(); // says that we know
            return Optional.empty();
        }
        if (typed.ownerEmail().isEmpty()) {
            return Optional.of(new Created(organisation, Optional.empty()));
        }
        EmailAddress owner = new EmailAddress(typed.ownerEmail());
        if (sentBefore && !isInvited(token, organisation, owner)) {
            throw new NotInvitedException(organisation);
        }
        return Optional.of(
                new Created(organisation, Optional.of(invitations.inviteOwner(token, organisation.id(), owner))));
    }

    private boolean isInvited(BypassToken token, Organisation organisation, EmailAddress owner) {
        return invitations.open(token, organisation.id()).stream()
                .anyMatch(open -> open.email().equals(owner) && open.role().equals(RoleKey.OWNER));
    }

    /** What came of it; the invitation if an owner was named. */
    record Created(Organisation organisation, Optional<IssuedInvitation> invitation) {}
}
