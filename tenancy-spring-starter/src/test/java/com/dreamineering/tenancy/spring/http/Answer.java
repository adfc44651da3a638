package com.dreamineering.tenancy.spring.http;

import java.util.List;
import java.util.Optional;

/** An answer as it came: the headers in their order, the body as it stands. */
public record Answer(int status, List<String> headers, String body) {

    static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (text.startsWith("HTTP/1.1 100")) {
            return parse(text.substring(end + 4)); // "go on" is no answer yet
        }
        List<String> head = List.of(text.substring(0, end).split("\r\n"));
        return new Answer(
                Integer.parseInt(head.get(0).split(" ")[1]), head.subList(1, head.size()), text.substring(end + 4));
    }

    /** The first header of this name. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(header -> header.substring(name.length() + 1).strip())
                .toList();
    }

    /**
     * What a visitor can compare with the answer to the same request for another word.
     *
     * <p>Hidden are the word itself, which the visitor knows, and what differs between any two requests: the time, and the
     * values of new sessions.
     */
    public Answer comparable(String word) {
        return new Answer(
                status, headers.stream().map(header -> masked(header, word)).toList(), masked(body, word));
    }

    private static String masked(String text, String word) {
        return text.replaceAll("(?i)" + word, "<word>")
                .replaceAll("^Date: .*", "Date: <now>")
                .replaceAll("JSESSIONID=[0-9A-F]+", "JSESSIONID=<new>")
                .replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":<now>")
                .replaceAll("<div id='created'>[^<]*</div>", "<div id='created'>now</div>");
    }
}
