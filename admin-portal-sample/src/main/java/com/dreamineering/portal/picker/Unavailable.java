package com.dreamineering.portal.picker;

import com.dreamineering.portal.shell.Initial;

/** An organisation that the person belongs to and cannot enter now. */
record Unavailable(String name) {

    public String initial() {
        return Initial.of(name);
    }
}
