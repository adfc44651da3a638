package com.dreamineering.portal.shell;

import com.dreamineering.tenancy.access.PermissionDeniedException;
import com.dreamineering.tenancy.bypass.SuperadminRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns refusals of the library into pages that say what happened and what to do. */
@ControllerAdvice
class Refusals {

    private final Shell shell;

    Refusals(Shell shell) {
        this.shell = shell;
    }

    /** Somebody who may not do one thing is still in their organisation. */
    @ExceptionHandler(PermissionDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String denied(PermissionDeniedException refusal, Model model, HttpServletRequest request) {
        shell.addTo(model, request);
        model.addAttribute("message", sentence(refusal.getMessage()));
        return "error/denied";
    }

    @ExceptionHandler({SuperadminRefusedException.class, ForeignFormException.class, OutdatedException.class})
    @ResponseStatus(HttpStatus.CONFLICT)
    String conflict(RuntimeException refusal, Model model) {
        model.addAttribute("message", sentence(refusal.getMessage()));
        return "error/409";
    }

    /** Messages of exceptions end without the full stop that a page needs. */
    private static @Nullable String sentence(@Nullable String message) {
        return message == null || message.endsWith(".") ? message : message + ".";
    }

    @ExceptionHandler({NotThereException.class, NoResourceFoundException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notThere() {
        return "error/404";
    }
}
