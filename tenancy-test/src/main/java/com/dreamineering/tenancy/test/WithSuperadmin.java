package com.dreamineering.tenancy.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs each test as a superadmin; on a method it takes the place of the class's.
 *
 * <p>The superadmin is a person with a grant in the database. Where Spring Security is there, they are signed in on the
 * thread of the test. That alone opens nothing, as in the application: with a {@link #reason} each test runs in a bypass,
 * and without one the test opens it, or lets a request to the portal do so. A parameter of type {@link Superadmin} is the
 * way to it.
 *
 * <p>Only the test method runs so: what comes before and after each test does not. The application is that of the Spring
 * test, or of the {@link TenancySource} that the class is.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SuperadminSession.class)
public @interface WithSuperadmin {

    /** Why each test looks across organisations, for the audit trail; without it no bypass is open. */
    String reason() default "";

    /** Whether the bypass lets the test change something. */
    boolean writing() default false;

    /**
     * The e-mail address of a superadmin whom the application has.
     *
     * <p>Without it the tests have their own, who can only be made while the database has no superadmin.
     */
    String address() default "";
}
