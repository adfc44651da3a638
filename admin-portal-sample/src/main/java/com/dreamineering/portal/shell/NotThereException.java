package com.dreamineering.portal.shell;

/** Thrown when what a path names is not there for who asks, whether it exists elsewhere or not. */
public final class NotThereException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
