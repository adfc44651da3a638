package com.dreamineering.portal.picker;

import com.dreamineering.portal.shell.Initial;

/** An organisation that the person can enter. */
record Choice(String slug, String name, boolean last) {

    public String initial() {
        return Initial.of(name);
    }
}
