/** Choosing the organisation to enter. */
@NullMarked
package com.dreamineering.portal.picker;

import org.jspecify.annotations.NullMarked;
