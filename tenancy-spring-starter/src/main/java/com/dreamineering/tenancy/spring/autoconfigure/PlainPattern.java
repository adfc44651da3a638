package com.dreamineering.tenancy.spring.autoconfigure;

import java.util.List;
import org.springframework.util.PatternMatchUtils;

/** A path pattern in which each variable is a wildcard, so that it can be compared without reading its expressions. */
record PlainPattern(String value) {

    private static final String REST = "**";

    static PlainPattern of(String pattern) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            if (character == '{' && depth++ == 0) {
                plain.append(pattern.startsWith("{*", i) ? REST : "*");
            } else if (character == '}') {
                depth--;
            } else if (depth == 0) {
                plain.append(character);
            }
        }
        return new PlainPattern(plain.toString());
    }

    /** A path that the pattern matches: each wildcard is as good as any word. */
    String example() {
        return value.replace(REST, "x").replace("*", "x").replace("?", "x");
    }

    /** Whether it may match the path or something below it; in doubt it may. */
    boolean mayReach(String path) {
        List<String> own = List.of(value.split("/", -1));
        List<String> wanted = List.of(path.split("/", -1));
        for (int i = 0; i < wanted.size(); i++) {
            if (i >= own.size()) {
                return false;
            }
            String segment = own.get(i);
            if (segment.equals(REST)) {
                return true;
            }
            if (!PatternMatchUtils.simpleMatch(segment.replace('?', '*'), wanted.get(i))) {
                return false;
            }
        }
        return true;
    }
}
