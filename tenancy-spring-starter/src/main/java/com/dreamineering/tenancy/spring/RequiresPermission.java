package com.dreamineering.tenancy.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a bean's method run only for who has the permission in the organisation in scope.
 *
 * <p>On a type it holds for each public method; on a method it takes the place of the type's. Throws {@code
 * PermissionDeniedException} for a person without the permission and {@code MissingScopeException} without an
 * organisation. Like everything that works through a proxy, it does not see calls within the same object.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresPermission {
    /** The code of a resource type, such as {@code contacts}. */
    String resource();

    /** An action of that resource type, such as {@code read}. */
    String action();
}
