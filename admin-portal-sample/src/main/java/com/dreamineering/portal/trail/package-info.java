/** The audit trail. */
@NullMarked
package com.dreamineering.portal.trail;

import org.jspecify.annotations.NullMarked;
