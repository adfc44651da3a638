/** The stories that the portal was built for, told by people with browsers. */
@NullMarked
package com.dreamineering.portal.stories;

import org.jspecify.annotations.NullMarked;
