package com.dreamineering.tenancy.planted.audit;

import com.dreamineering.tenancy.planted.context.Scope;

public record Trail(Scope scope) {}
