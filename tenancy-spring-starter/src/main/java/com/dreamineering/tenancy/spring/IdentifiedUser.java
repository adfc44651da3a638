package com.dreamineering.tenancy.spring;

import com.dreamineering.tenancy.UserId;

/** A principal of Spring Security that knows which person it stands for; user details of the host implement it. */
public interface IdentifiedUser {
    /** The id under which the person is a member of organisations. */
    UserId userId();
}
