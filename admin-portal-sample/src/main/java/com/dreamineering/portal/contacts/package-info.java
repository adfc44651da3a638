/** The contact list, the portal's own data of organisations. */
@NullMarked
package com.dreamineering.portal.contacts;

import org.jspecify.annotations.NullMarked;
