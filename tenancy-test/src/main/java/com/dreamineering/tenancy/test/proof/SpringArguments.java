package com.dreamineering.tenancy.test.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.DeleteSpecification;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.domain.UpdateSpecification;
import org.springframework.data.repository.query.FluentQuery;

/** Arguments of Spring Data's own types, which let a query find all that it can. */
final class SpringArguments {

    private static final int PAGE = 50;

    private SpringArguments() {}

    /** Empty for a type that is not Spring's. */
    static Optional<Object> of(Class<?> type, RepositoryMethod method, Wanted wanted) {
        Map<Class<?>, Object> known = new HashMap<>();
        known.put(org.springframework.data.domain.Pageable.class, PageRequest.of(0, PAGE));
        known.put(PageRequest.class, PageRequest.of(0, PAGE));
        known.put(Sort.class, Sort.unsorted());
        known.put(Limit.class, Limit.of(PAGE));
        known.put(ScrollPosition.class, ScrollPosition.offset());
        known.put(Specification.class, Specification.unrestricted());
        known.put(PredicateSpecification.class, PredicateSpecification.unrestricted());
        known.put(DeleteSpecification.class, DeleteSpecification.unrestricted());
        known.put(Class.class, method.entity().type());
        known.put(Function.class, (Function<FluentQuery.FetchableFluentQuery<?>, Object>)
                FluentQuery.FetchableFluentQuery::all);
        if (type == UpdateSpecification.class) {
            return Optional.of(update(method, wanted));
        }
        return type == Example.class
                ? Optional.of(example(method, wanted.side()))
                : Optional.ofNullable(known.get(type));
    }

    private static Object update(RepositoryMethod method, Wanted wanted) {
        String attribute = method.entity().attributes.stream()
                .filter(candidate -> candidate.isBasic() && candidate.isWritten() && candidate.isUpdatable())
                .map(MappedAttribute::name)
                .findFirst()
                .orElseThrow(() -> CannotSeedException.argument(method, wanted.position(), UpdateSpecification.class));
        UpdateSpecification<Object> same = (root, update, builder) -> {
            update.set(attribute, root.get(attribute));
            return builder.conjunction();
        };
        return same;
    }

    /** Compares the plain attributes only: rows that are referred to are not the same for two organisations. */
    private static Object example(RepositoryMethod method, Side side) {
        List<String> others = new ArrayList<>();
        method.entity().attributes.stream()
                .filter(attribute -> !attribute.isBasic() || !attribute.isWritten())
                .forEach(attribute -> others.add(attribute.name()));
        String id = method.entity().persister.getIdentifierPropertyName();
        if (id != null) {
            others.add(id);
        }
        ExampleMatcher matcher = ExampleMatcher.matching();
        return Example.of(
                side.row(method.entity()),
                others.isEmpty() ? matcher : matcher.withIgnorePaths(others.toArray(String[]::new)));
    }
}
