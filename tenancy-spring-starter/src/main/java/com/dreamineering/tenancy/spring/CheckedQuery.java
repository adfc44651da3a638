package com.dreamineering.tenancy.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that somebody has checked the statements of a method: they touch no other organisation's rows, although the
 * library cannot see it.
 *
 * <p>For native queries of repositories and for methods of other beans that run SQL. The scope, Hibernate's filters and the
 * checks of entities stay; only the guard of statements lets pass what it would refuse, until the method returns. Keep the
 * method to the one query. Like everything that works through a proxy, it does not see calls within the same object.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CheckedQuery {
    /** Why the statements touch no other organisation's rows, for whoever reads the code; not blank. */
    String value();
}
