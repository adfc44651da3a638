package com.dreamineering.tenancy.bypass;

import com.dreamineering.tenancy.TenancyException;

/** Thrown when something is to be changed with a token that only reads. */
public final class ReadingTokenException extends TenancyException {

    private static final long serialVersionUID = 1L;

    ReadingTokenException() {
        super("This bypass token only reads. Open the bypass with SuperadminBypass.write to change something");
    }
}
