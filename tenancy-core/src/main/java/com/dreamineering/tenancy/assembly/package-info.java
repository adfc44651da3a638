/** The builder that puts the library together; nothing else uses it. */
@NullMarked
package com.dreamineering.tenancy.assembly;

import org.jspecify.annotations.NullMarked;
