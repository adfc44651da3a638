package com.dreamineering.portal.shell;

/** Thrown when somebody acts on a page that shows what is not so any more. */
public final class OutdatedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a sentence that says what has changed, and where to look. */
    public OutdatedException(String message) {
        super(message);
    }
}
