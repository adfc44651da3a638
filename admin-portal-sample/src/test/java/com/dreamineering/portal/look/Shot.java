package com.dreamineering.portal.look;

import com.dreamineering.portal.browser.BrowserVisitor;
import java.util.function.Consumer;

/**
 * A page to look at.
 *
 * @param who a demo account; empty for who is not signed in
 * @param status what the page itself is answered with in the end
 * @param steps what to do on it before looking
 */
record Shot(String name, String who, String path, int status, Consumer<BrowserVisitor> steps) {

    static Shot of(String name, String who, String path) {
        return of(name, who, path, 200, visitor -> {});
    }

    static Shot of(String name, String who, String path, int status, Consumer<BrowserVisitor> steps) {
        return new Shot(name, who, path, status, steps);
    }

    @Override
    public String toString() {
        return name;
    }
}
