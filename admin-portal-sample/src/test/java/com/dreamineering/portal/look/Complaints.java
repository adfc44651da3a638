package com.dreamineering.portal.look;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/** What the browser complains about: errors of scripts, what the Content-Security-Policy stopped, what failed to load. */
final class Complaints {

    private final List<String> complaints = new ArrayList<>();

    private Complaints() {}

    static Complaints of(BrowserContext context) {
        Complaints heard = new Complaints();
        context.onConsoleMessage(heard::hear);
        context.onWebError(error -> heard.complaints.add(error.error()));
        context.onRequestFailed(heard::hear);
        context.onResponse(heard::hear);
        return heard;
    }

    /** A page that is answered with an error on purpose says so on the console; what it loads is looked at below. */
    private void hear(ConsoleMessage message) {
        boolean worrying = message.type().equals("error") || message.type().equals("warning");
        if (worrying && !message.text().startsWith("Failed to load resource")) {
            complaints.add("console: " + message.text());
        }
    }

    /** Leaving a page ends its event stream. */
    private void hear(Request failed) {
        if (!failed.resourceType().equals("eventsource")) {
            complaints.add("failed: %s %s".formatted(failed.url(), failed.failure()));
        }
    }

    private void hear(Response response) {
        if (response.status() >= 400 && !response.request().isNavigationRequest()) {
            complaints.add("%d: %s".formatted(response.status(), response.url()));
        }
    }

    List<String> all() {
        return List.copyOf(complaints);
    }
}
