package com.dreamineering.portal.contract;

import java.net.URI;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** The links of invitations on a page. */
final class Links {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/invitations/[\\w-]+");

    private Links() {}

    /** Their paths, each once. */
    static List<String> in(Document page) {
        return LINK.matcher(page.text())
                .results()
                .map(MatchResult::group)
                .map(link -> URI.create(link).getPath())
                .distinct()
                .toList();
    }
}
