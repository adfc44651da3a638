/** Who belongs to an organisation and who is invited to it. */
@NullMarked
package com.dreamineering.tenancy.membership;

import org.jspecify.annotations.NullMarked;
