package com.dreamineering.portal.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends bytes that no HTTP client would send, and reads the answer with its headers in their order. */
public final class Wire {

    private static final int PATIENCE_MILLIS = 20_000;

    private final RunningPortal portal;
    private final String cookie;

    Wire(RunningPortal portal, String cookie) {
        this.portal = portal;
        this.cookie = cookie;
    }

    /** Sends a request without a body; further header lines as they are. */
    public Answer send(String method, String target, String... headers) {
        return sendBody(method, target, "", headers);
    }

    /** Sends fields the way that a browser sends a form. */
    public Answer submit(String method, String target, Form form) {
        return sendBody(method, target, form.encoded(), "Content-Type: application/x-www-form-urlencoded");
    }

    /** Sends a request with a body of characters below U+0100. */
    public Answer sendBody(String method, String target, String body, String... headers) {
        StringBuilder request = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
        request.append("Host: localhost:%d\r\nConnection: close\r\n".formatted(portal.port()));
        if (!cookie.isEmpty()) {
            request.append("Cookie: ").append(cookie).append("\r\n");
        }
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (!body.isEmpty()) {
            request.append("Content-Length: %d\r\n".formatted(body.length()));
        }
        return sendRaw(request.append("\r\n").append(body).toString());
    }

    /** Sends exactly this, each character as one byte. */
    public Answer sendRaw(String request) {
        try (Socket socket = new Socket("localhost", portal.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (IOException refusedMidway) {
                // The server may answer and close before it has read everything.
                return Answer.parse(rest(socket));
            }
            return Answer.parse(rest(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** A header as it was sent. */
    public record Header(String name, String value) {}

    /** An answer; the body as it came, chunks and all. */
    public record Answer(String statusLine, List<Header> headers, String body) {

        static Answer parse(String raw) {
            int end = raw.indexOf("\r\n\r\n");
            if (raw.startsWith("HTTP/1.1 100 ")) {
                return parse(raw.substring(end + 4));
            }
            if (end < 0) {
                return new Answer(raw, List.of(), "");
            }
            String[] lines = raw.substring(0, end).split("\r\n");
            List<Header> headers = new ArrayList<>();
            for (int i = 1; i < lines.length; i++) {
                String[] parts = lines[i].split(": ?", 2);
                headers.add(new Header(parts[0], parts[1]));
            }
            return new Answer(lines[0], List.copyOf(headers), raw.substring(end + 4));
        }

        /** The code in the status line; 0 if there was no answer. */
        public int status() {
            String[] parts = statusLine.split(" ");
            return parts.length < 2 ? 0 : Integer.parseInt(parts[1]);
        }

        /** The value of the first header of this name. */
        public Optional<String> header(String name) {
            return headers.stream()
                    .filter(header -> header.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                    .map(Header::value)
                    .findFirst();
        }

        /** Everything that must not differ between two answers: the time and random values are covered up. */
        public Answer masked() {
            return new Answer(
                    statusLine,
                    headers.stream()
                            .map(header -> new Header(header.name(), masked(header)))
                            .toList(),
                    body.replaceAll("(name=\"_csrf\" value=\")[^\"]*", "$1…")
                            .replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":…"));
        }

        private static String masked(Header header) {
            return switch (header.name()) {
                case "Date" -> "…";
                case "Set-Cookie" -> header.value().replaceAll("=[0-9A-F]{32}", "=…");
                default -> header.value();
            };
        }
    }
}
