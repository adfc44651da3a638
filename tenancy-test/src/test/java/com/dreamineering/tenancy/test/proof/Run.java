package com.dreamineering.tenancy.test.proof;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What came of a proof: the tests by name, with the message of those that failed. */
final class Run {

    private final Map<String, String> failures = new LinkedHashMap<>();
    private final List<String> passed;

    private Run(Class<? extends IsolationProof> proof) {
        var events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(proof))
                .execute()
                .testEvents();
        events.failed().stream().forEach(event -> failures.put(name(event), message(event)));
        passed = events.succeeded().stream().map(Run::name).toList();
    }

    static Run of(Class<? extends IsolationProof> proof) {
        return new Run(proof);
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

    Map<String, String> failures() {
        return failures;
    }

    List<String> passed() {
        return passed;
    }
}
