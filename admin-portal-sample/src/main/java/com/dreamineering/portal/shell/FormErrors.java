package com.dreamineering.portal.shell;

import com.dreamineering.tenancy.TenancyException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.ui.Model;

/** The messages at the fields of a form that was refused, in the order in which the fields stand. */
public final class FormErrors {

    private final Map<String, String> messages = new LinkedHashMap<>();

    /** Notes the problem at the field, if there is one; the first one at a field stays. */
    public FormErrors check(String field, Optional<String> problem) {
        problem.ifPresent(message -> messages.putIfAbsent(field, message));
        return this;
    }

    /** Notes a problem at the field. */
    public FormErrors add(String field, String message) {
        return check(field, Optional.of(message));
    }

    /** Notes at the field what the library says about it. */
    public FormErrors add(String field, TenancyException refusal) {
        return check(field, Optional.ofNullable(refusal.getMessage()));
    }

    /** Whether nothing was noted. */
    public boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Answers 422 with the page again: what was typed as {@code form}, the messages as {@code errors}. */
    public String refuse(String view, Object typed, Model model, HttpServletResponse response) {
        model.addAttribute("form", typed);
        model.addAttribute("errors", messages);
        response.setStatus(422);
        return view;
    }

    /** Shows the page with an empty form. */
    public static String show(String view, Object empty, Model model) {
        model.addAttribute("form", empty);
        model.addAttribute("errors", Map.of());
        return view;
    }
}
