/** Setting up PostgreSQL. */
@NullMarked
package com.dreamineering.portal.database;

import org.jspecify.annotations.NullMarked;
