/** What an organisation is called and whether it is open. */
@NullMarked
package com.dreamineering.tenancy.organisation;

import org.jspecify.annotations.NullMarked;
