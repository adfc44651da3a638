/** Accepting an invitation. */
@NullMarked
package com.dreamineering.portal.invitation;

import org.jspecify.annotations.NullMarked;
