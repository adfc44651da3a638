/** What all pages share: the person in the head, forms and refusals. */
@NullMarked
package com.dreamineering.portal.shell;

import org.jspecify.annotations.NullMarked;
