package com.dreamineering.portal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;

/** A mark in the memory of a page; loading the page again would lose it. */
public final class Unreloaded {

    private final Page page;
    private final String mark = UUID.randomUUID().toString();

    Unreloaded(Page page) {
        this.page = page;
        page.evaluate("mark => { window.__marker = mark }", mark);
    }

    /** Fails if the page was loaded since it was marked. */
    public void check() {
        assertThat(page.evaluate("window.__marker"))
                .as("the mark on %s", page.url())
                .isEqualTo(mark);
    }
}
