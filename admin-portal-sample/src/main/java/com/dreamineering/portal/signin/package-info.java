/** Accounts and signing in. */
@NullMarked
package com.dreamineering.portal.signin;

import org.jspecify.annotations.NullMarked;
