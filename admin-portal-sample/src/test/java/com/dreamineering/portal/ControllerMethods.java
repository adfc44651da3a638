package com.dreamineering.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long the methods are that answer requests, counted in the source. */
final class ControllerMethods {

    /** The most lines between the braces of one. */
    static final int LONGEST = 15;

    private static final Pattern MAPPED = Pattern.compile(" {4}@(?:Get|Post|Put|Delete|Patch|Request)Mapping\\b.*");
    private static final Pattern NAME = Pattern.compile(" {4}\\S.* (\\w+)\\(.*");

    private ControllerMethods() {}

    /** A method that answers requests. */
    record Method(String type, String name, int lines) {}

    static List<Method> below(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> in(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Method> in(Path file) {
        try {
            return in(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The formatter ends a signature with a brace, and a method with one on a line of its own, four spaces deep. */
    static List<Method> in(String type, String source) {
        List<String> lines = source.lines().toList();
        List<Method> methods = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (MAPPED.matcher(lines.get(line)).matches()) {
                int signature = next(lines, line + 1, text -> NAME.matcher(text).matches());
                int brace = next(lines, signature, text -> text.endsWith("{"));
                int end = next(lines, brace, text -> text.equals("    }"));
                methods.add(new Method(type, nameIn(lines.get(signature)), end - brace - 1));
            }
        }
        return methods;
    }

    private static int next(List<String> lines, int from, Predicate<String> condition) {
        for (int line = from; line < lines.size(); line++) {
            if (condition.test(lines.get(line))) {
                return line;
            }
        }
        throw new IllegalStateException("The source ends too early");
    }

    private static String nameIn(String signature) {
        Matcher name = NAME.matcher(signature);
        return name.matches() ? name.group(1) : signature;
    }
}
