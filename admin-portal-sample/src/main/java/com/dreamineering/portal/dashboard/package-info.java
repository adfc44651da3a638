/** The first page of an organisation. */
@NullMarked
package com.dreamineering.portal.dashboard;

import org.jspecify.annotations.NullMarked;
