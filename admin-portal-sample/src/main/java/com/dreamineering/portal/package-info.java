/** The portal: how it starts. */
@NullMarked
package com.dreamineering.portal;

import org.jspecify.annotations.NullMarked;
