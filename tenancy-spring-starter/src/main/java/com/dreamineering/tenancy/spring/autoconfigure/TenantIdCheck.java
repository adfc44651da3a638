package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.spring.SetUpException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Names the entity whose tenant id has a type that the library cannot fill; Hibernate's own error names none. */
final class TenantIdCheck {

    private TenantIdCheck() {}

    static void check(List<String> entities) {
        for (String name : entities) {
            Class<?> entity = ClassUtils.resolveClassName(name, null);
            ReflectionUtils.doWithFields(entity, field -> check(field, field, field.getType()));
            ReflectionUtils.doWithMethods(entity, method -> check(method, method, method.getReturnType()));
        }
    }

    private static void check(Member member, AnnotatedElement annotated, Class<?> type) {
        if (annotated.isAnnotationPresent(TenantId.class) && type != UUID.class) {
            throw new SetUpException(
                    "%s.%s is a @TenantId of type %s, and organisations are identified by a UUID"
                            .formatted(member.getDeclaringClass().getName(), member.getName(), type.getSimpleName()),
                    "Declare it as java.util.UUID, or extend TenantOwned, which brings one.");
        }
    }
}
