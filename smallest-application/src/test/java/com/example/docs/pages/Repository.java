package com.example.docs.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The repository that this test is part of. */
final class Repository {

    static final Path ROOT = root();

    private Repository() {}

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("verify"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    static Page readme() {
        return Page.read(ROOT.resolve("README.md"));
    }

    /** What people read: the pages at the root and all below {@code docs}. */
    static List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        try (Stream<Path> atTheRoot = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(atTheRoot, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .forEach(pages::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }
}
