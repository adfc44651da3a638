/** The unit of work that the library's own stores join, and that a host can supply. */
@NullMarked
package com.dreamineering.tenancy.transaction;

import org.jspecify.annotations.NullMarked;
