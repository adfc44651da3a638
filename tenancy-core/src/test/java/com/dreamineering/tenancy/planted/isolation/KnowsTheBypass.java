package com.dreamineering.tenancy.planted.isolation;

import com.dreamineering.tenancy.planted.bypass.Door;

record KnowsTheBypass(Door door) {}
