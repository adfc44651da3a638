/** The vocabulary that every other package shares: whose data it is and who acts. */
@NullMarked
package com.dreamineering.tenancy;

import org.jspecify.annotations.NullMarked;
