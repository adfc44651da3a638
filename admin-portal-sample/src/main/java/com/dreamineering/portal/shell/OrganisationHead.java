package com.dreamineering.portal.shell;

/** The organisation that a page belongs to. */
record OrganisationHead(String slug, String name) {

    public String initial() {
        return Initial.of(name);
    }
}
