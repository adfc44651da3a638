package com.dreamineering.portal.shell;

import java.beans.PropertyEditorSupport;
import org.jspecify.annotations.Nullable;
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
        binder.registerCustomEditor(String.class, new FirstOfMany());
    }

    /** Spring would join the values of a field that was sent twice with a comma. */
    private static final class FirstOfMany extends PropertyEditorSupport {

        @Override
        public void setValue(@Nullable Object value) {
            super.setValue(value instanceof String[] many ? many[0] : value);
        }

        @Override
        public void setAsText(String text) {
            setValue(text);
        }
    }
}
