package com.dreamineering.portal.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the browser with the first test that needs one, sends everybody home after each test, and closes it at the end. */
final class BrowserRun implements BeforeAllCallback, AfterEachCallback {

    private static final List<BrowserVisitor> VISITORS = new ArrayList<>();
    private static @Nullable Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(BrowserRun.class))
                .computeIfAbsent(Chromium.class, key -> new Chromium(), Chromium.class);
    }

    static Chromium chromium() {
        if (chromium == null) {
            throw new IllegalStateException("There is no browser yet. Put @InBrowser on the test class");
        }
        return chromium;
    }

    static void arrived(BrowserVisitor visitor) {
        VISITORS.add(visitor);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            context.getExecutionException().ifPresent(failure -> takePictures(context));
        } finally {
            VISITORS.forEach(BrowserVisitor::leave);
            VISITORS.clear();
        }
    }

    private static void takePictures(ExtensionContext context) {
        int number = 0;
        for (BrowserVisitor visitor : VISITORS) {
            for (Page page : visitor.tabs()) {
                String name = "%s.%s-%d.png"
                        .formatted(
                                context.getRequiredTestClass().getSimpleName(),
                                context.getRequiredTestMethod().getName(),
                                ++number);
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "failures", name)));
            }
        }
    }
}
