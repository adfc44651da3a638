/** The wiring; nothing uses it. */
@NullMarked
package com.dreamineering.tenancy.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
