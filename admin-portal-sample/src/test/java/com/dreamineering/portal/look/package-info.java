/** What each page looks like, and whether everybody can use it. */
@NullMarked
package com.dreamineering.portal.look;

import org.jspecify.annotations.NullMarked;
