/** How a request gets its organisation from its path. */
@NullMarked
package com.dreamineering.tenancy.spring.web;

import org.jspecify.annotations.NullMarked;
