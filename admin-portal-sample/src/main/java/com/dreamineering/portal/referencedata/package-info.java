/** The registry of resource types. */
@NullMarked
package com.dreamineering.portal.referencedata;

import org.jspecify.annotations.NullMarked;
