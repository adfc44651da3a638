package com.dreamineering.portal.picker;

/** An organisation that the person can enter. */
record Choice(String slug, String name, boolean last) {}
