package com.dreamineering.tenancy.planted.context;

public record Scope(String name) {}
