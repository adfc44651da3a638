package com.dreamineering.portal.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one browser of a test run; it is the machine's own, none is downloaded. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Path executable = executable(System.getenv());
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox")));
        PlaywrightAssertions.setDefaultAssertionTimeout(BrowserVisitor.PATIENCE.toMillis());
    }

    /** The executable that {@code CHROMIUM} names, or the first known one on the path. */
    static Path executable(Map<String, String> environment) {
        String chosen = environment.getOrDefault("CHROMIUM", "");
        if (!chosen.isEmpty()) {
            return Optional.of(Path.of(chosen))
                    .filter(Files::isExecutable)
                    .orElseThrow(() -> new IllegalStateException(
                            "CHROMIUM is '%s', and that is no executable. Set it to a Chromium or Chrome, or unset it"
                                    .formatted(chosen)));
        }
        return NAMES.stream()
                .flatMap(name -> onPath(environment, name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The browser tests need a Chromium and none is on the path. "
                                        + "Install Chromium or Google Chrome, or set CHROMIUM to its path; ./verify installs one"));
    }

    private static Stream<Path> onPath(Map<String, String> environment, String name) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
