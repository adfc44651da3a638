/** The way of an application from plain Hibernate to organisations that are kept apart, in steps that break nothing. */
@NullMarked
package com.dreamineering.tenancy.adoption;

import org.jspecify.annotations.NullMarked;
