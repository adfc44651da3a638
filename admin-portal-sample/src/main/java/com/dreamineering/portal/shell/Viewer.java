package com.dreamineering.portal.shell;

/** The signed-in person as the head of each page shows them. */
record Viewer(String name, String email, boolean canSwitch) {}
