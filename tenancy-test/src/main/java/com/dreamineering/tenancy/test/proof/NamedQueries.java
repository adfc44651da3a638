package com.dreamineering.tenancy.test.proof;

import jakarta.persistence.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hibernate.query.named.NamedObjectRepository;

/** The named queries of the application, and arguments for them. */
final class NamedQueries {

    private final Application application;
    private final Values values;
    private final Map<String, Function<Seed, ? extends List<?>>> supplied;

    NamedQueries(Application application, Values values, Map<String, Function<Seed, ? extends List<?>>> supplied) {
        this.application = application;
        this.values = values;
        this.supplied = supplied;
    }

    /** All of them; one that names no entity may hide one behind a view, and is tried as if it were about any. */
    List<NamedQuery> all() {
        List<NamedQuery> found = new ArrayList<>();
        NamedObjectRepository names = application.factory.getQueryEngine().getNamedObjectRepository();
        names.visitSqmQueryMementos(query -> add(query.getRegistrationName(), query.getHqlString(), found));
        names.visitNativeQueryMementos(query -> add(query.getRegistrationName(), query.getSqlString(), found));
        found.sort(Comparator.comparing(NamedQuery::name));
        return found;
    }

    private void add(String name, String text, List<NamedQuery> found) {
        application.entities.stream()
                .filter(entity -> place(entity, text).isPresent())
                .min(Comparator.comparing(entity -> place(entity, text).orElseThrow()))
                .or(() -> application.entities.stream()
                        .filter(entity -> entity.isOwned() && entity.hasTable() && !entity.isAbstract())
                        .findFirst())
                .ifPresent(entity -> found.add(new NamedQuery(name, text, entity, this)));
    }

    private static Optional<Integer> place(MappedEntity entity, String text) {
        Matcher named = Pattern.compile(
                        "\\b(%s|%s|%s)\\b"
                                .formatted(
                                        Pattern.quote(entity.name()),
                                        Pattern.quote(entity.type().getName()),
                                        Pattern.quote(entity.table())),
                        Pattern.CASE_INSENSITIVE)
                .matcher(text);
        return named.find() ? Optional.of(named.start()) : Optional.empty();
    }

    boolean dependOnThePick(NamedQuery query) {
        return parameters(query).stream()
                .map(NamedQueries::type)
                .anyMatch(type -> type == Object.class
                        || values.of(new Slot("", type, -1, -1, null), Mark.TWIN)
                                .isPresent());
    }

    Object[] arguments(NamedQuery query, Side side, Pick pick) {
        Function<Seed, ? extends List<?>> factory = supplied.get(query.name());
        if (factory != null) {
            return factory.apply(new Seed(side.mark(), type -> application.row(type, side)))
                    .toArray();
        }
        List<Parameter<?>> parameters = parameters(query);
        return IntStream.range(0, parameters.size())
                .mapToObj(position -> argument(query, parameters.get(position), side, pick, position))
                .toArray();
    }

    private Object argument(NamedQuery query, Parameter<?> parameter, Side side, Pick pick, int position) {
        Class<?> type = type(parameter);
        Wanted wanted = new Wanted(application, values, query.entity(), side, pick, position, query.path(parameter));
        return wanted.row(type)
                .or(() -> wanted.ofTheOrganisation(type))
                .or(() -> key(wanted, type))
                .or(() -> wanted.plain(type))
                .orElseThrow(() -> CannotSeedException.argument(query, position, type));
    }

    private static Optional<Object> key(Wanted wanted, Class<?> type) {
        Object id = wanted.side().id(wanted.entity());
        return wanted.isCalledLikeTheKey() && type.isInstance(id)
                ? Optional.of(wanted.pick()
                        .near(id, wanted.position(), wanted.entity().idType()))
                : Optional.empty();
    }

    /** SQL does not say of which types its parameters are. */
    private static Class<?> type(Parameter<?> parameter) {
        return parameter.getParameterType() == null ? Object.class : parameter.getParameterType();
    }

    private List<Parameter<?>> parameters(NamedQuery query) {
        return application.asking(query::parameters);
    }
}
