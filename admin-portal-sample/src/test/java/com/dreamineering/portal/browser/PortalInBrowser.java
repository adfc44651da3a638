package com.dreamineering.portal.browser;

import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.TestDatabase;
import com.microsoft.playwright.Browser;
import java.util.HashMap;
import java.util.Map;

/** A running portal and the people who come to it, each with a browser of their own. */
public final class PortalInBrowser implements AutoCloseable {

    private final TestDatabase database;
    private final RunningPortal portal;
    private final Map<String, String> sessions = new HashMap<>();

    private PortalInBrowser(TestDatabase database) {
        this.database = database;
        this.portal = RunningPortal.on(database, "--logging.level.com.dreamineering.portal.browser=info");
    }

    static PortalInBrowser on(TestDatabase database) {
        return new PortalInBrowser(database);
    }

    /** The portal behind its pages. */
    public RunningPortal running() {
        return portal;
    }

    /** Somebody who has not signed in. */
    public BrowserVisitor visitor() {
        return visitor(new Browser.NewContextOptions());
    }

    /** Somebody who has not signed in and whose browser is set up so. */
    public BrowserVisitor visitor(Browser.NewContextOptions options) {
        return new BrowserVisitor(this, BrowserRun.chromium().browser(), options);
    }

    /** Somebody who has switched JavaScript off. */
    public BrowserVisitor visitorWithoutScript() {
        return visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    /** Somebody who has signed in with a demo account: the first through the page for that, all others in that session. */
    public BrowserVisitor signedIn(String name) {
        return signedIn(name, new Browser.NewContextOptions());
    }

    /** Somebody who has signed in with a demo account and whose browser is set up so. */
    public BrowserVisitor signedIn(String name, Browser.NewContextOptions options) {
        return visitor(options.setStorageState(sessions.computeIfAbsent(
                name, first -> visitor().signIn(first).context().storageState())));
    }

    @Override
    public void close() {
        portal.close();
    }

    @Override
    public String toString() {
        return database.name();
    }
}
