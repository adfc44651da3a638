/** Leaving the boundary between organisations, with a reason and on record; and who may. */
@NullMarked
package com.dreamineering.tenancy.bypass;

import org.jspecify.annotations.NullMarked;
