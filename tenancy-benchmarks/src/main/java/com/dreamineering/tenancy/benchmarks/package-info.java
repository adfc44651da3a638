/** What isolation costs, side by side with other ways to get it. */
@NullMarked
package com.dreamineering.tenancy.benchmarks;

import org.jspecify.annotations.NullMarked;
