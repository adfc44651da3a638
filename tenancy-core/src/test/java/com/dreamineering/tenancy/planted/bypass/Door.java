package com.dreamineering.tenancy.planted.bypass;

public record Door(String name) {}
