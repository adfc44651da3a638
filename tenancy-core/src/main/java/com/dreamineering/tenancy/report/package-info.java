/** What an application says when it starts about how far its organisations are kept apart. */
@NullMarked
package com.dreamineering.tenancy.report;

import org.jspecify.annotations.NullMarked;
