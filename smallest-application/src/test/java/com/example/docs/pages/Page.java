package com.example.docs.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A page of the documentation: Markdown, as GitHub shows it. */
record Page(Path file, List<String> lines) {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.+?)\\s*#*");
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N}_\\- ]");

    static Page read(Path file) {
        try {
            return new Page(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page that exists in a test only. */
    static Page planted(String... lines) {
        return new Page(Path.of("planted.md"), List.of(lines));
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int start = 0; start < lines.size(); start++) {
            if (isFence(start)) {
                int end = start + 1;
                while (end < lines.size() && !isFence(end)) {
                    end++;
                }
                blocks.add(Block.of(lines, start, end));
                start = end;
            }
        }
        return blocks;
    }

    private boolean isFence(int line) {
        String text = lines.get(line).strip();
        return text.startsWith("```") || text.startsWith("~~~");
    }

    /** The lines outside of blocks. */
    Stream<String> prose() {
        List<Block> blocks = blocks();
        return IntStream.range(0, lines.size())
                .filter(line -> blocks.stream().noneMatch(block -> block.covers(line)))
                .mapToObj(lines::get);
    }

    /** The targets of links that lead to files of the repository or to places on this page. */
    List<String> links() {
        return prose().flatMap(line -> LINK.matcher(line).results())
                .map(found -> found.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    /** The anchors that GitHub gives to the headings. */
    Set<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new LinkedHashSet<>();
        prose().map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> anchor(heading.group(1)))
                .forEach(anchor -> {
                    int times = seen.merge(anchor, 1, Integer::sum);
                    anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
                });
        return anchors;
    }

    private static String anchor(String heading) {
        String shown = LINK.matcher(heading)
                .replaceAll(link -> link.group().substring(1, link.group().indexOf(']')));
        return NOT_IN_ANCHORS
                .matcher(shown.toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace(' ', '-');
    }

    String text() {
        return String.join("\n", lines);
    }

    /** Where something is, for a message. */
    String at(int line) {
        return "%s:%d".formatted(file, line);
    }
}
