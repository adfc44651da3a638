package com.example.docs.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the Java on a page with the code that was compiled. Layout does not count. */
final class ListingCheck {

    private final Sources sources;

    ListingCheck(Sources sources) {
        this.sources = sources;
    }

    /** What is wrong with the page, a sentence for each place. */
    List<String> problems(Page page) {
        List<String> problems = new ArrayList<>();
        List<Block> java = page.blocks().stream().filter(Block::isJava).toList();
        java.forEach(block -> problem(block)
                .ifPresent(problem -> problems.add("%s: %s".formatted(page.at(block.firstLine()), problem))));
        long markers =
                page.prose().filter(line -> Block.markerIn(line).isPresent()).count();
        long used = java.stream().filter(block -> block.marker().isPresent()).count();
        if (markers > used) {
            problems.add("%s: a marker stands in front of no Java block. Delete it".formatted(page.file()));
        }
        return problems;
    }

    private Optional<String> problem(Block block) {
        if (block.marker().isEmpty()) {
            return Optional.of(
                    "nothing compiles this Java. Put <!-- listing: Class#region --> in front of it and the code into a test");
        }
        Optional<String> compiled = sources.listing(block.marker().get());
        if (compiled.isEmpty()) {
            return Optional.of(
                    "there is no listing '%s'".formatted(block.marker().get()));
        }
        return layoutless(block.text()).equals(layoutless(compiled.get()))
                ? Optional.empty()
                : Optional.of(
                        "the page says%n%s%nand the compiled code is%n%s".formatted(block.text(), compiled.get()));
    }

    private static String layoutless(String code) {
        return code.strip().replaceAll("\\s+", " ");
    }

    /** The lines of the page with the compiled code in each block that differs from it. */
    List<String> corrected(Page page) {
        List<String> lines = new ArrayList<>(page.lines());
        List<Block> blocks = page.blocks();
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            if (block.isJava() && problem(block).isPresent()) {
                block.marker().flatMap(sources::listing).ifPresent(code -> {
                    List<String> inside = lines.subList(block.start() + 1, block.end());
                    inside.clear();
                    inside.addAll(code.lines().toList());
                });
            }
        }
        return lines;
    }
}
