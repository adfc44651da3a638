package com.dreamineering.tenancy.adoption;

import com.dreamineering.tenancy.TenancyException;

/** Thrown while an application starts whose steps of adoption cannot be taken like that. */
public final class AdoptionException extends TenancyException {

    private static final long serialVersionUID = 1L;

    public AdoptionException(String message) {
        super(message);
    }
}
