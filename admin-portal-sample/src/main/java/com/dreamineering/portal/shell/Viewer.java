package com.dreamineering.portal.shell;

/**
 * The signed-in person as the head of each page shows them.
 *
 * @param usable how many organisations they can enter
 * @param closed how many of theirs they cannot enter now
 * @param operator whether they may run the portal
 */
record Viewer(String name, String email, long usable, long closed, boolean operator) {}
