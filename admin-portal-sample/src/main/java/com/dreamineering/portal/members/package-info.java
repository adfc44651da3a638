/** Who belongs to an organisation. */
@NullMarked
package com.dreamineering.portal.members;

import org.jspecify.annotations.NullMarked;
