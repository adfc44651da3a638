/** A real browser for tests, and people who use the portal with it. */
@NullMarked
package com.dreamineering.portal.browser;

import org.jspecify.annotations.NullMarked;
