package com.dreamineering.tenancy.test.proof;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.core.ResolvableType;
import org.springframework.data.repository.query.Param;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.PartTree;

/** Makes up the arguments for a repository's method: keys, rows and values of the rows that it should find. */
final class RepositoryArguments {

    private final Application application;
    private final Values values;
    private final Map<String, Function<Seed, ? extends List<?>>> supplied;

    RepositoryArguments(
            Application application, Values values, Map<String, Function<Seed, ? extends List<?>>> supplied) {
        this.supplied = supplied;
        this.application = application;
        this.values = values;
    }

    /** Whether it makes a difference which values are picked. */
    boolean dependOnThePick(RepositoryMethod method) {
        return Arrays.stream(method.method().getParameterTypes())
                .anyMatch(type ->
                        values.of(new Slot("", type, -1, -1, null), Mark.TWIN).isPresent());
    }

    /** Throws {@link CannotSeedException} for a parameter that nobody told how to make. */
    Object[] of(RepositoryMethod method, Side side, Pick pick) {
        Function<Seed, ? extends List<?>> factory = supplied.get(method.shortName());
        if (factory != null) {
            return factory.apply(new Seed(side.mark(), type -> application.row(type, side)))
                    .toArray();
        }
        List<String> paths = paths(method);
        return IntStream.range(0, method.method().getParameterCount())
                .mapToObj(position -> new Making(
                                method,
                                new Wanted(
                                        application,
                                        values,
                                        method.entity(),
                                        side,
                                        pick,
                                        position,
                                        path(paths, position, method)))
                        .argument(ResolvableType.forMethodParameter(method.method(), position, method.type())))
                .toArray();
    }

    /** The attributes that a derived query compares, one for each parameter; nothing for other queries. */
    private static List<String> paths(RepositoryMethod method) {
        Method declared = method.method();
        if (declared.isAnnotationPresent(org.springframework.data.jpa.repository.Query.class) || declared.isDefault()) {
            return List.of();
        }
        try {
            List<String> paths = new ArrayList<>();
            for (PartTree.OrPart alternatives :
                    new PartTree(declared.getName(), method.entity().type())) {
                for (Part part : alternatives) {
                    for (int i = 0; i < part.getNumberOfArguments(); i++) {
                        paths.add(part.getProperty().toDotPath());
                    }
                }
            }
            return paths;
        } catch (RuntimeException notDerived) {
            return List.of();
        }
    }

    private static String path(List<String> paths, int position, RepositoryMethod method) {
        if (position < paths.size()) {
            return paths.get(position);
        }
        Parameter parameter = method.method().getParameters()[position];
        Param named = parameter.getAnnotation(Param.class);
        return named == null ? parameter.getName() : named.value();
    }

    private record Making(RepositoryMethod method, Wanted wanted) {

        Object argument(ResolvableType parameter) {
            Class<?> type = parameter.toClass();
            return SpringArguments.of(type, method, wanted)
                    .or(() -> ofMany(type, parameter))
                    .or(() -> row(type))
                    .or(() -> wanted.ofTheOrganisation(type))
                    .or(() -> key(parameter))
                    .or(() -> wanted.plain(type))
                    .orElseThrow(() -> CannotSeedException.argument(method, wanted.position(), type));
        }

        private Optional<Object> ofMany(Class<?> type, ResolvableType parameter) {
            if (type.isArray() && type.getComponentType() != byte.class) {
                Object element = argument(parameter.getComponentType());
                Object array = java.lang.reflect.Array.newInstance(type.getComponentType(), 1);
                java.lang.reflect.Array.set(array, 0, element);
                return Optional.of(array);
            }
            if (type != Optional.class && type != Iterable.class && !Collection.class.isAssignableFrom(type)) {
                return Optional.empty();
            }
            Object element = argument(parameter.getGeneric(0));
            if (type == Optional.class) {
                return Optional.of(Optional.of(element));
            }
            return Optional.of(
                    Set.class.isAssignableFrom(type)
                            ? new LinkedHashSet<>(Set.of(element))
                            : new ArrayList<>(List.of(element)));
        }

        private Optional<Object> row(Class<?> type) {
            // An unbound type variable of a repository for entities stands for its entity.
            return type == Object.class && !wanted.path().equals("id")
                    ? Optional.of(wanted.side().row(method.entity()))
                    : wanted.row(type);
        }

        /** A key, where the parameter is called so or the type of the repository's keys says so. */
        private Optional<Object> key(ResolvableType parameter) {
            Object id = wanted.side().id(method.entity());
            boolean inherited = method.method().getDeclaringClass() != method.type()
                    && method.method().getName().contains("Id");
            if (!parameter.toClass().isInstance(id) || !(wanted.isCalledLikeTheKey() || inherited)) {
                return Optional.empty();
            }
            return Optional.of(
                    inherited
                            ? id
                            : wanted.pick()
                                    .near(id, wanted.position(), method.entity().idType()));
        }
    }
}
