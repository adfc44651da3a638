package com.dreamineering.tenancy.planted.bypass;

import com.dreamineering.tenancy.context.WideScope;

record AnotherDoor(WideScope key) {}
