package com.dreamineering.tenancy.test.proof;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What came of tests that run inside of others: the tests by name, with the message of those that failed. */
public final class Run {

    private final Map<String, String> failures = new LinkedHashMap<>();
    private final List<String> passed;

    private Run(Class<?> tests) {
        var events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute()
                .testEvents();
        events.failed().stream().forEach(event -> failures.put(name(event), message(event)));
        passed = events.succeeded().stream().map(Run::name).toList();
    }

    public static Run of(Class<?> tests) {
        return new Run(tests);
    }

    private static String name(Event event) {
        return event.getTestDescriptor().getDisplayName();
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::getMessage)
                .orElse("");
    }

    public Map<String, String> failures() {
        return failures;
    }

    public List<String> passed() {
        return passed;
    }
}
