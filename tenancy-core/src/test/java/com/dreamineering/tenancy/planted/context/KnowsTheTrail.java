package com.dreamineering.tenancy.planted.context;

import com.dreamineering.tenancy.planted.audit.Trail;

record KnowsTheTrail(Trail trail) {}
