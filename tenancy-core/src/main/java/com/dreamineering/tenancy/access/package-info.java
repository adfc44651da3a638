/** Roles, permissions, resource types and the decisions made from them. */
@NullMarked
package com.dreamineering.tenancy.access;

import org.jspecify.annotations.NullMarked;
