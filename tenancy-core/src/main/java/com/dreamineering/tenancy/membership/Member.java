package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.access.RoleKey;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Somebody who belongs to the organisation in scope. */
public record Member(Person person, SortedSet<RoleKey> roles, MembershipState state, Instant since) {
    public Member {
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    }
}
