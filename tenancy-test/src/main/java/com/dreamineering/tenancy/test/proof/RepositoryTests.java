package com.dreamineering.tenancy.test.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** A test for each method of each repository. */
final class RepositoryTests {

    private final RepositoryJudge judge;
    private final Map<RepositoryMethod, RepositoryJudge.Before> before = new LinkedHashMap<>();

    /** Calls each method while Acme has no rows yet. */
    RepositoryTests(Stage stage, RepositoryArguments arguments, List<RepositoryMethod> methods) {
        judge = new RepositoryJudge(stage, arguments);
        methods.stream()
                .filter(method -> stage.hasRowOf(method.entity()))
                .forEach(method -> before.put(method, judge.before(method)));
    }

    Stream<DynamicNode> all() {
        return before.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().type().getSimpleName(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(repository -> DynamicContainer.dynamicContainer(
                        repository.getKey(), repository.getValue().stream().map(this::test)));
    }

    private DynamicTest test(Map.Entry<RepositoryMethod, RepositoryJudge.Before> method) {
        return DynamicTest.dynamicTest(
                method.getKey().toString(), () -> judge.judge(method.getKey(), method.getValue()));
    }
}
