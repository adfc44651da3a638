/** The demo data. */
@NullMarked
package com.dreamineering.portal.demo;

import org.jspecify.annotations.NullMarked;
