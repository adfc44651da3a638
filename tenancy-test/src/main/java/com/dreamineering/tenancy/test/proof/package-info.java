/** The isolation proof: tries in an application's own mapping and repositories what one organisation must not reach. */
@NullMarked
package com.dreamineering.tenancy.test.proof;

import org.jspecify.annotations.NullMarked;
