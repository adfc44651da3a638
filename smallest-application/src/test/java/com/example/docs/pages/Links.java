package com.example.docs.pages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Follows the links of a page to files and anchors of the repository. */
final class Links {

    private Links() {}

    /** What is wrong with them, a sentence for each link. */
    static List<String> problems(Page page) {
        List<String> problems = new ArrayList<>();
        for (String link : page.links()) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty()
                    ? page.file()
                    : page.file().resolveSibling(parts[0]).normalize();
            if (!parts[0].isEmpty() && !Files.exists(target)) {
                problems.add("%s: '%s' leads to no file".formatted(page.file(), link));
            } else if (parts.length == 2 && !anchors(page, target).contains(parts[1])) {
                problems.add("%s: '%s' leads to no heading".formatted(page.file(), link));
            }
        }
        return problems;
    }

    private static Set<String> anchors(Page page, Path target) {
        return target.equals(page.file()) ? page.anchors() : Page.read(target).anchors();
    }
}
