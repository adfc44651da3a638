package com.dreamineering.portal.members;

/** A role that can be chosen. */
record RoleChoice(String key, String name) {}
