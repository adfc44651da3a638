/** Reads the text of SQL statements: whose rows a statement touches. */
@NullMarked
package com.dreamineering.tenancy.statement;

import org.jspecify.annotations.NullMarked;
