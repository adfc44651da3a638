package com.dreamineering.portal.shell;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** A form is a record, made from the fields that it names: nothing else in a request reaches it. */
@ControllerAdvice
class FormBinding {

    @InitBinder
    void bindByConstructorOnly(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
        // Spring would take '!name' and '_name' for a 'name' that was left out.
        binder.setFieldDefaultPrefix(null);
        binder.setFieldMarkerPrefix(null);
    }
}
