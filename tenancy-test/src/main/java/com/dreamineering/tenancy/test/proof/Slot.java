package com.dreamineering.tenancy.test.proof;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import org.jspecify.annotations.Nullable;

/**
 * A place for a basic value: the attribute of an entity or of an embeddable, or the element of a collection.
 *
 * @param path its name, with the entity's
 * @param type what fits in
 * @param length the longest text; negative where nothing says so
 * @param scale the digits after the point; negative where nothing says so
 * @param member the field or getter with the annotations, if there is one
 */
record Slot(
        String path,
        Class<?> type,
        long length,
        int scale,
        @Nullable Member member) {

    Slot as(Class<?> other) {
        return new Slot(path, other, length, scale, member);
    }

    Annotation[] annotations() {
        return member instanceof AnnotatedElement element ? element.getAnnotations() : new Annotation[0];
    }

    boolean has(Class<? extends Annotation> annotation) {
        return member instanceof AnnotatedElement element && element.isAnnotationPresent(annotation);
    }
}
