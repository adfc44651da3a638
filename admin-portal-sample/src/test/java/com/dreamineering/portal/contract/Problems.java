package com.dreamineering.portal.contract;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The messages on a form that was refused. */
final class Problems {

    private Problems() {}

    /** The message that belongs to a field, found the way that a screen reader finds it; empty if there is none. */
    static String at(Document page, String field) {
        Element input = page.selectFirst("[name=%s][aria-invalid=true]".formatted(field));
        if (input == null) {
            return "";
        }
        for (String id : input.attr("aria-describedby").split(" ")) {
            Element text = page.getElementById(id);
            if (text != null && id.endsWith("-problem")) {
                return text.text();
            }
        }
        return "";
    }
}
