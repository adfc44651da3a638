package com.dreamineering.tenancy.test.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** A test for each method of each repository, and for each named query. */
final class CallTests {

    private static final CallJudge.Before NOTHING = new CallJudge.Before(Map.of(), Map.of());

    private final Stage stage;
    private final CallJudge judge;
    private final Map<Call, CallJudge.Before> before = new LinkedHashMap<>();

    /** Makes each call while Acme has no rows yet. */
    CallTests(Stage stage, List<Call> calls) {
        judge = new CallJudge(stage);
        this.stage = stage;
        calls.forEach(call -> before.put(call, stage.hasRowOf(call.entity()) ? judge.before(call) : NOTHING));
    }

    Stream<DynamicNode> all() {
        return before.entrySet().stream()
                .collect(
                        Collectors.groupingBy(entry -> entry.getKey().group(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> DynamicContainer.dynamicContainer(
                        group.getKey(), group.getValue().stream().map(this::test)));
    }

    private DynamicTest test(Map.Entry<Call, CallJudge.Before> call) {
        return DynamicTest.dynamicTest(call.getKey().toString(), () -> {
            if (!stage.hasRowOf(call.getKey().entity())) {
                throw new TestAbortedException("%s: not tried, because %s has no rows that could be stored"
                        .formatted(call.getKey(), call.getKey().entity()));
            }
            judge.judge(call.getKey(), call.getValue());
        });
    }
}
