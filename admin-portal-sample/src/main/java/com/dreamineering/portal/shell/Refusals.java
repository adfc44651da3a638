package com.dreamineering.portal.shell;

import com.dreamineering.tenancy.access.PermissionDeniedException;
import com.dreamineering.tenancy.bypass.SuperadminRefusedException;
import com.dreamineering.tenancy.organisation.TransitionRefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns refusals of the library into pages that say what happened and what to do. */
@ControllerAdvice
class Refusals {

    @ExceptionHandler(PermissionDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String denied(PermissionDeniedException refusal, Model model) {
        model.addAttribute("message", refusal.getMessage());
        return "error/denied";
    }

    @ExceptionHandler({TransitionRefusedException.class, SuperadminRefusedException.class, ForeignFormException.class})
    @ResponseStatus(HttpStatus.CONFLICT)
    String conflict(RuntimeException refusal, Model model) {
        model.addAttribute("message", refusal.getMessage());
        return "error/409";
    }

    @ExceptionHandler({NotThereException.class, NoResourceFoundException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notThere() {
        return "error/404";
    }
}
