/** Who may pass: permissions, the boundary of the application, and the gate of the portal. */
@NullMarked
package com.dreamineering.tenancy.spring.security;

import org.jspecify.annotations.NullMarked;
