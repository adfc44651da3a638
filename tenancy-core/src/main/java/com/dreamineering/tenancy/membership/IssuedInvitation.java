package com.dreamineering.tenancy.membership;

/**
 * An invitation together with its secret, which is known at this moment only: the database keeps a hash.
 *
 * @param secret goes into the link that the invited person gets
 */
public record IssuedInvitation(Invitation invitation, String secret) {

    @Override
    public String toString() {
        return "IssuedInvitation[invitation=%s, secret=hidden]".formatted(invitation);
    }
}
