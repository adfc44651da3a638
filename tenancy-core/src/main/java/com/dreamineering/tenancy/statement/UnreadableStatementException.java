package com.dreamineering.tenancy.statement;

/** Ends the reading of a statement whose text could mean more than one thing, or that is not kept to one organisation. */
final class UnreadableStatementException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableStatementException(String problem) {
        super(problem, null, false, false);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
