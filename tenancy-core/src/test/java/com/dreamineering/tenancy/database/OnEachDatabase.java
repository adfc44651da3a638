package com.dreamineering.tenancy.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test, or a class of tests, that runs once on H2 and once on PostgreSQL and takes the database as its argument. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ParameterizedClass
@EnumSource(TestDatabase.class)
public @interface OnEachDatabase {}
