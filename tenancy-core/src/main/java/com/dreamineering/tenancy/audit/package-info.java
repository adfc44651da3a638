/** The trail of who did what and why; adding to it must fail rather than lose. */
@NullMarked
package com.dreamineering.tenancy.audit;

import org.jspecify.annotations.NullMarked;
