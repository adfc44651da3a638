/** The operator's list of organisations. */
@NullMarked
package com.dreamineering.portal.organisations;

import org.jspecify.annotations.NullMarked;
