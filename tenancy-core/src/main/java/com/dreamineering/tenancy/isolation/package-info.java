/** Everything that touches Hibernate: how a session learns its organisation and what it is refused. */
@NullMarked
package com.dreamineering.tenancy.isolation;

import org.jspecify.annotations.NullMarked;
