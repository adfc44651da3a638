package com.dreamineering.tenancy.test;

import com.dreamineering.tenancy.assembly.Tenancy;

/** A test without Spring implements it, to say which application its superadmins and organisations are in. */
@FunctionalInterface
public interface TenancySource {

    /** The library, put together over the application's persistence unit; asked for with each test. */
    Tenancy tenancy();
}
