/** What a Spring application names: who is signed in, and what a method needs. */
@NullMarked
package com.dreamineering.tenancy.spring;

import org.jspecify.annotations.NullMarked;
