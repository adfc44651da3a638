/** Telling open pages that something changed. */
@NullMarked
package com.dreamineering.portal.live;

import org.jspecify.annotations.NullMarked;
