package com.dreamineering.tenancy.access;

/** A permission that a role of an organisation has. */
public record Grant(RoleKey role, Permission permission) {}
