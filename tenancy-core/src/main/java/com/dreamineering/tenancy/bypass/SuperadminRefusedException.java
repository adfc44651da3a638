package com.dreamineering.tenancy.bypass;

import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.UserId;
import java.util.UUID;

/** Thrown when a superadmin's grant cannot be given or taken back. */
public final class SuperadminRefusedException extends TenancyException {

    private static final long serialVersionUID = 1L;

    private SuperadminRefusedException(String message) {
        super(message);
    }

    static SuperadminRefusedException alreadyGranted(UserId person) {
        return new SuperadminRefusedException("User %s is a superadmin already".formatted(person));
    }

    static SuperadminRefusedException unregistered(UserId person) {
        return new SuperadminRefusedException(
                "There is no person %s, so nobody can sign in with that grant. Register them with People first"
                        .formatted(person));
    }

    static SuperadminRefusedException unknown(UUID grant) {
        return new SuperadminRefusedException(
                "The grant %s does not count any more. Look at the list again".formatted(grant));
    }

    static SuperadminRefusedException last() {
        return new SuperadminRefusedException(
                "This is the last superadmin, and somebody has to be left who can grant. Grant another one first");
    }
}
