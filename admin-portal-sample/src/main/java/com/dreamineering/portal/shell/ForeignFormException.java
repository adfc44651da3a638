package com.dreamineering.portal.shell;

/** Thrown when a form that was made for one organisation is sent to another one. */
final class ForeignFormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignFormException(String made, String sent) {
        super(("This form was made for the organisation '%s' and was sent to '%s'. Nothing was changed. "
                        + "Open the page again in the organisation that you mean")
                .formatted(made, sent));
    }
}
