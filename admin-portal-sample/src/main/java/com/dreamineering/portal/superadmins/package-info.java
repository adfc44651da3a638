/** Who runs the portal. */
@NullMarked
package com.dreamineering.portal.superadmins;

import org.jspecify.annotations.NullMarked;
