package com.example.docs.pages;

import java.util.List;

/** The SQL of a page. */
public final class SqlBlocks {

    private SqlBlocks() {}

    /** Each block on the page with this path in the repository. */
    public static List<String> of(String page) {
        return Page.read(Repository.ROOT.resolve(page)).blocks().stream()
                .filter(block -> block.language().equals("sql"))
                .map(Block::text)
                .toList();
    }
}
