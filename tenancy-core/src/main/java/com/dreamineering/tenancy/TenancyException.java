package com.dreamineering.tenancy;

/** The base of everything this library refuses or fails at; each subclass hands out its subject. */
public abstract class TenancyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected TenancyException(String message) {
        super(message);
    }

    protected TenancyException(String message, Throwable cause) {
        super(message, cause);
    }
}
