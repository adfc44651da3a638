package com.dreamineering.tenancy.isolation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an entity that its rows belong to no organisation, such as countries or currencies.
 *
 * <p>Every organisation sees and changes all of them. Each entity has a tenant id or this, so that none is shown to
 * everybody because somebody forgot. It stands on the class at the top of an inheritance hierarchy, or on a mapped
 * superclass.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface GlobalData {}
