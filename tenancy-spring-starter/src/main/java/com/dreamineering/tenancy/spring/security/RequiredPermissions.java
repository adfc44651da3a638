package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.spring.RequiresPermission;
import com.dreamineering.tenancy.spring.SetUpException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.MethodClassKey;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;
import org.springframework.util.ConcurrentReferenceHashMap;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the permission that {@link RequiresPermission} asks for before a method of a bean runs.
 *
 * <p>The annotation on the method itself holds, then those on the methods that it overrides or implements, then the one on
 * the bean's class, then those on its supertypes. Annotations are looked for in every supertype of the bean's class, with
 * type variables replaced by what the class puts for them: a method that a superclass implements for an interface which the
 * superclass does not know is found too. Inherited annotations have to agree. One class does this for the pointcut and for
 * the interceptor, so that no method can be seen by the one and missed by the other.
 */
final class RequiredPermissions extends StaticMethodMatcherPointcut {

    private final Map<MethodClassKey, Optional<Permission>> found = new ConcurrentReferenceHashMap<>();
    private final Map<Class<?>, Boolean> concerned = new ConcurrentReferenceHashMap<>();

    RequiredPermissions() {
        setClassFilter(type -> concerned.computeIfAbsent(type, RequiredPermissions.this::concerns));
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        return of(method, type).isPresent();
    }

    /** What the method needs when it is called on an object of this class. */
    Optional<Permission> of(Method method, Class<?> type) {
        return found.computeIfAbsent(
                new MethodClassKey(method, type), key -> find(method, ClassUtils.getUserClass(type)));
    }

    private static Optional<Permission> find(Method called, Class<?> type) {
        Method method = AopUtils.getMostSpecificMethod(called, type);
        Optional<Permission> own = on(method);
        if (own.isPresent()) {
            return own;
        }
        Optional<Permission> inherited = agreed(method, overriddenBy(method, type));
        if (inherited.isPresent() || ReflectionUtils.isObjectMethod(method)) {
            return inherited;
        }
        Optional<Permission> onType = on(type);
        return onType.isPresent() ? onType : agreed(type, typesOf(type).stream());
    }

    private static Stream<Method> overriddenBy(Method method, Class<?> type) {
        return typesOf(type).stream()
                .flatMap(supertype -> Arrays.stream(supertype.getDeclaredMethods()))
                .filter(candidate -> candidate.getName().equals(method.getName())
                        && candidate.getParameterCount() == method.getParameterCount()
                        && !candidate.isBridge()
                        && isInstanceMethod(candidate)
                        && takesTheSame(candidate, method, type));
    }

    private static boolean takesTheSame(Method one, Method other, Class<?> type) {
        return IntStream.range(0, one.getParameterCount())
                .allMatch(i -> parameter(one, i, type) == parameter(other, i, type));
    }

    private static Class<?> parameter(Method method, int index, Class<?> type) {
        return ResolvableType.forMethodParameter(method, index, type).resolve(method.getParameterTypes()[index]);
    }

    private static Optional<Permission> agreed(AnnotatedElement heir, Stream<? extends AnnotatedElement> ancestors) {
        Set<Permission> inherited = ancestors
                .flatMap(ancestor -> on(ancestor).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (inherited.size() > 1) {
            // Which one was meant cannot be known, and the weaker one would open what the stronger one closes.
            throw new SetUpException(
                    "%s inherits @RequiresPermission with different permissions: %s"
                            .formatted(
                                    heir,
                                    inherited.stream().map(Permission::toString).collect(Collectors.joining(", "))),
                    "Put @RequiresPermission on it and name the one that holds.");
        }
        return inherited.stream().findFirst();
    }

    private static Optional<Permission> on(AnnotatedElement element) {
        MergedAnnotation<RequiresPermission> annotation =
                MergedAnnotations.from(element).get(RequiresPermission.class);
        if (!annotation.isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Permission.of(annotation.getString("resource"), annotation.getString("action")));
        } catch (IllegalArgumentException e) {
            throw new SetUpException(
                    "@RequiresPermission on %s can never be granted: %s".formatted(element, e.getMessage()),
                    "Name the code of a resource type and one of its actions, such as resource = \"contacts\", action ="
                            + " \"read\".",
                    e);
        }
    }

    /** Whether anything in the class is marked; refuses what is marked where no proxy would see it. */
    private boolean concerns(Class<?> proxied) {
        Class<?> type = ClassUtils.getUserClass(proxied);
        List<Class<?>> candidates = typesOf(type).stream()
                .filter(candidate -> AnnotationUtils.isCandidateClass(candidate, RequiresPermission.class))
                .toList();
        boolean marked = candidates.stream().anyMatch(RequiredPermissions::isMarked);
        if (marked && !Proxy.isProxyClass(type)) {
            candidates.stream()
                    .flatMap(candidate -> Arrays.stream(candidate.getDeclaredMethods()))
                    .filter(method -> !method.isSynthetic())
                    .forEach(method -> requireSeen(method, type));
        }
        return marked;
    }

    private static boolean isMarked(Class<?> type) {
        return on(type).isPresent()
                || Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> on(method).isPresent());
    }

    private void requireSeen(Method method, Class<?> type) {
        boolean overridable = isInstanceMethod(method) && !Modifier.isFinal(method.getModifiers());
        Optional<Permission> needed = isInstanceMethod(method) ? of(method, type) : on(method);
        if (overridable || needed.isEmpty() || on(method).isEmpty() && isInner(method)) {
            return;
        }
        throw new SetUpException(
                "@RequiresPermission holds for %s, and calls to a private, static or final method pass by the check"
                        .formatted(method),
                "Take that modifier away, or move the annotation to the method through which others call it.");
    }

    /** What an annotation on the type does not reach for: helpers of subclasses, and Spring's own base classes. */
    private static boolean isInner(Method method) {
        return Modifier.isProtected(method.getModifiers())
                || method.getDeclaringClass().getName().startsWith("org.springframework.");
    }

    private static boolean isInstanceMethod(Method method) {
        return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
    }

    private static Set<Class<?>> typesOf(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            types.add(each);
        }
        types.addAll(ClassUtils.getAllInterfacesForClassAsSet(type));
        return types;
    }
}
