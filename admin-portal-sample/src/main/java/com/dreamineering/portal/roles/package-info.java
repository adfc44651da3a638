/** The permission matrix. */
@NullMarked
package com.dreamineering.portal.roles;

import org.jspecify.annotations.NullMarked;
