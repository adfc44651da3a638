package com.dreamineering.portal.picker;

/** An organisation that the person belongs to and cannot enter now. */
record Unavailable(String name) {}
