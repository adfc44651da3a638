package com.dreamineering.tenancy.spring;

import com.dreamineering.tenancy.TenancyException;

/** Thrown while an application starts that is put together in a way in which organisations would not be kept apart. */
public final class SetUpException extends TenancyException {

    private static final long serialVersionUID = 1L;

    private final String wayOut;

    public SetUpException(String message, String wayOut) {
        super(message);
        this.wayOut = wayOut;
    }

    public SetUpException(String message, String wayOut, Throwable cause) {
        super(message, cause);
        this.wayOut = wayOut;
    }

    /** What to change, in a sentence or two. */
    public String wayOut() {
        return wayOut;
    }
}
