package com.dreamineering.portal.shell;

/** The organisation that a page belongs to. */
public record OrganisationHead(String slug, String name) {}
