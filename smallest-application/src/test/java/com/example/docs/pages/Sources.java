package com.example.docs.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java files of all modules, and the listings in them. */
final class Sources {

    private static final Set<String> MADE = Set.of("target", "data", ".git");

    private final Path root;
    private final List<Path> files;

    Sources(Path root) {
        this.root = root;
        this.files = javaBelow(root);
    }

    /** Leaves out what the build makes: it may come and go while somebody looks. */
    private static List<Path> javaBelow(Path root) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return MADE.contains(directory.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".java")) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }

    /** The one file of the class, named in full or by as much as is clear. */
    Optional<Path> file(String className) {
        String end = "/" + className.replace('.', '/') + ".java";
        List<Path> found =
                files.stream().filter(file -> file.toString().endsWith(end)).toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException("'%s' names %d classes: %s. Put the package in front"
                    .formatted(
                            className,
                            found.size(),
                            found.stream().map(root::relativize).toList()));
        }
        return found.stream().findFirst();
    }

    /**
     * The code that a marker names.
     *
     * <p>{@code Class} is all of the file but its package and imports. {@code Class#name} is what stands between the
     * comments {@code tag::name} and {@code end::name}, or the member of that name.
     */
    Optional<String> listing(String marker) {
        String[] parts = marker.split("#", 2);
        return file(parts[0]).map(Sources::lines).flatMap(lines -> {
            if (parts.length == 1) {
                return Optional.of(text(body(lines)));
            }
            return tagged(lines, parts[1]).or(() -> member(lines, parts[1])).map(Sources::text);
        });
    }

    /** What the files of a package say. */
    Stream<String> texts(String packageName) {
        return files.stream()
                .filter(file -> file.getParent().toString().endsWith("/" + packageName.replace('.', '/')))
                .map(file -> Page.read(file).text());
    }

    private static List<String> body(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
                .toList();
    }

    private static Optional<List<String>> tagged(List<String> lines, String name) {
        List<String> trimmed = lines.stream().map(String::strip).toList();
        int start = trimmed.indexOf("// tag::" + name);
        int end = trimmed.indexOf("// end::" + name);
        return start < 0 || end < start ? Optional.empty() : Optional.of(lines.subList(start + 1, end));
    }

    /** A method with its annotations, in a file that is formatted as the build wants it. */
    private static Optional<List<String>> member(List<String> lines, String name) {
        Pattern declaration = Pattern.compile(" {4}[A-Za-z@<].*\\b%s\\(.*".formatted(Pattern.quote(name)));
        for (int line = 0; line < lines.size(); line++) {
            if (declaration.matcher(lines.get(line)).matches()) {
                int start = line;
                while (lines.get(start - 1).startsWith("    @")) {
                    start--;
                }
                int end = line;
                while (!lines.get(end).equals("    }")) {
                    end++;
                }
                return Optional.of(lines.subList(start, end + 1));
            }
        }
        return Optional.empty();
    }

    private static String text(List<String> lines) {
        List<String> shown = new ArrayList<>(lines);
        shown.removeIf(line -> line.strip().matches("// (tag|end)::.*"));
        return String.join("\n", shown).stripIndent().strip();
    }

    private static List<String> lines(Path file) {
        return Page.read(file).lines();
    }
}
