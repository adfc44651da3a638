package com.dreamineering.tenancy.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs each test with an organisation in scope; on a method it takes the place of the class's.
 *
 * <p>Only the test method runs in it: what comes before and after each test does not. The organisation need not exist in the
 * database.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OrganisationScope.class)
public @interface WithOrganisation {
    /** The id of the organisation, in the form of a UUID. */
    String value();
}
