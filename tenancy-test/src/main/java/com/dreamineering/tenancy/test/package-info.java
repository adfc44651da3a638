/** What the tests of applications with organisations need: a scope for a test, a check that none is left, and rules. */
@NullMarked
package com.dreamineering.tenancy.test;

import org.jspecify.annotations.NullMarked;
