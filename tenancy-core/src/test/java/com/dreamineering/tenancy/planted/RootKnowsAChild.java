package com.dreamineering.tenancy.planted;

import com.dreamineering.tenancy.planted.context.Scope;

record RootKnowsAChild(Scope scope) {}
