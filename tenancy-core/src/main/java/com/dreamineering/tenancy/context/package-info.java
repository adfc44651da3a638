/** Which organisation the running code acts for. */
@NullMarked
package com.dreamineering.tenancy.context;

import org.jspecify.annotations.NullMarked;
