package com.dreamineering.portal.running;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A class of tests that runs once against the portal on H2 and once on PostgreSQL, and takes it as its argument.
 *
 * <p>All such classes share the two portals, since starting one takes seconds. A test changes what it made itself and leaves
 * the demo data as it was.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(autoCloseArguments = false)
@ArgumentsSource(SharedPortals.class)
public @interface OnEachPortal {}
