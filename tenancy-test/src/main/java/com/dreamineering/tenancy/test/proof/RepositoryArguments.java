package com.dreamineering.tenancy.test.proof;

import com.dreamineering.tenancy.OrganisationId;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hibernate.type.ComponentType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
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
import org.springframework.data.repository.query.Param;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.PartTree;

/** Makes up the arguments for a repository's method: keys, rows and values of the rows that it should find. */
final class RepositoryArguments {

    private static final int PAGE = 50;
    private static final Pattern OF_AN_ORGANISATION = Pattern.compile("(?i).*(organi[sz]ation|tenant).*");

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
            return factory.apply(new Seed(side.mark(), type -> row(type, side))).toArray();
        }
        List<String> paths = paths(method);
        return IntStream.range(0, method.method().getParameterCount())
                .mapToObj(position -> new Making(method, side, pick, position, path(paths, position, method))
                        .argument(ResolvableType.forMethodParameter(method.method(), position, method.type())))
                .toArray();
    }

    private Object row(Class<?> type, Side side) {
        return application.entities.stream()
                .filter(entity -> entity.type() == type)
                .findFirst()
                .map(side::row)
                .orElseThrow(() -> new IllegalArgumentException("%s is no entity".formatted(type.getName())));
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

    private final class Making {

        private final RepositoryMethod method;
        private final Side side;
        private final Pick pick;
        private final int position;
        private final String path;

        Making(RepositoryMethod method, Side side, Pick pick, int position, String path) {
            this.method = method;
            this.side = side;
            this.pick = pick;
            this.position = position;
            this.path = path;
        }

        Object argument(ResolvableType parameter) {
            Class<?> type = parameter.toClass();
            return ofSpring(type)
                    .or(() -> ofMany(type, parameter))
                    .or(() -> row(type))
                    .or(() -> ofTheOrganisation(type))
                    .or(() -> key(parameter))
                    .or(() -> plain(type))
                    .orElseThrow(() -> CannotSeedException.argument(method, position, type));
        }

        private Optional<Object> ofSpring(Class<?> type) {
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
                return Optional.of(update());
            }
            return type == Example.class ? Optional.of(example()) : Optional.ofNullable(known.get(type));
        }

        private Object update() {
            String attribute = method.entity().attributes.stream()
                    .filter(candidate -> candidate.isBasic() && candidate.isWritten() && candidate.isUpdatable())
                    .map(MappedAttribute::name)
                    .findFirst()
                    .orElseThrow(() -> CannotSeedException.argument(method, position, UpdateSpecification.class));
            UpdateSpecification<Object> same = (root, update, builder) -> {
                update.set(attribute, root.get(attribute));
                return builder.conjunction();
            };
            return same;
        }

        /** Compares the plain attributes only: rows that are referred to are not the same for two organisations. */
        private Object example() {
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
            if (type == Object.class && !path.equals("id")) {
                return Optional.of(side.row(method.entity()));
            }
            return application.entities.stream()
                    .filter(entity -> entity.type() == type)
                    .findFirst()
                    .map(side::row);
        }

        private Optional<Object> ofTheOrganisation(Class<?> type) {
            if (type == OrganisationId.class) {
                return Optional.of(new OrganisationId(side.tenant()));
            }
            return type == UUID.class && OF_AN_ORGANISATION.matcher(path).matches()
                    ? Optional.of(side.tenant())
                    : Optional.empty();
        }

        /** A key, where the parameter is called so or the type of the repository's keys says so. */
        private Optional<Object> key(ResolvableType parameter) {
            Object id = side.id(method.entity());
            boolean called =
                    path.equals("id") || path.equals(method.entity().persister.getIdentifierPropertyName());
            boolean inherited = method.method().getDeclaringClass() != method.type()
                    && method.method().getName().contains("Id");
            if (!parameter.toClass().isInstance(id) || !(called || inherited)) {
                return Optional.empty();
            }
            return Optional.of(
                    inherited ? id : pick.near(id, position, method.entity().idType()));
        }

        private Optional<Object> plain(Class<?> type) {
            Object own = boxed(type).isInstance(value(path)) ? value(path) : null;
            Slot slot = new Slot(path, own == null ? type : own.getClass(), -1, -1, null);
            Optional<Object> instead = pick.instead(slot, position, values);
            if (instead.isPresent()) {
                return instead;
            }
            return Optional.ofNullable(own)
                    .or(() -> elsewhere(type))
                    .or(() -> ofSameType(type))
                    .or(() -> values.of(slot, side.mark()));
        }

        /** The value of an attribute that is called so in another entity. */
        private Optional<Object> elsewhere(Class<?> type) {
            return application.entities.stream()
                    .flatMap(entity -> entity.attribute(path).stream())
                    .filter(attribute -> attribute.isBasic() && attribute.entity.hasTable())
                    .filter(attribute -> !attribute.entity.isAbstract())
                    .map(attribute -> attribute.get(side.row(attribute.entity)))
                    .filter(boxed(type)::isInstance)
                    .findFirst();
        }

        private Optional<Object> ofSameType(Class<?> type) {
            return method.entity().attributes.stream()
                    .filter(attribute -> attribute.isBasic() && attribute.isWritten())
                    .map(attribute -> attribute.get(side.row(method.entity())))
                    .filter(boxed(type)::isInstance)
                    .findFirst();
        }

        /** What the row has at the end of the path; null for a path that is none. */
        private @Nullable Object value(String dotted) {
            MappedEntity entity = method.entity();
            String[] steps = dotted.split("\\.");
            for (int i = 0; i < steps.length; i++) {
                if (steps[i].equals(entity.persister.getIdentifierPropertyName())) {
                    return side.id(entity);
                }
                MappedAttribute attribute = entity.attribute(steps[i]).orElse(null);
                if (attribute == null) {
                    return null;
                }
                String target = attribute.target();
                if (i < steps.length - 1 && target != null) {
                    entity = application.entity(target);
                    continue;
                }
                if (attribute.isCollection()) {
                    return values.of(attribute.elementSlot(), side.mark()).orElse(null);
                }
                Object value = attribute.get(side.row(entity));
                return i < steps.length - 1 && attribute.type() instanceof ComponentType component && value != null
                        ? component.getPropertyValue(value, component.getPropertyIndex(steps[i + 1]))
                        : value;
            }
            return null;
        }
    }

    private static Class<?> boxed(Class<?> type) {
        return Values.boxed(type);
    }
}
