package com.dreamineering.tenancy.spring.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request byte by byte, so that no client tidies up what a visitor would send. */
public record Request(String method, String target, List<String> headers, String body) {

    public static Request get(String target) {
        return of("GET", target);
    }

    public static Request of(String method, String target) {
        return new Request(method, target, List.of("Host: localhost"), "");
    }

    public static Request post(String target, String form) {
        return of("POST", target)
                .with("Content-Type: application/x-www-form-urlencoded")
                .withBody(form);
    }

    /** The same request with one more header; one of the same name is replaced. */
    public Request with(String header) {
        String name = header.substring(0, header.indexOf(':') + 1);
        List<String> more = new ArrayList<>(headers);
        more.removeIf(other -> other.startsWith(name));
        more.add(header);
        return new Request(method, target, List.copyOf(more), body);
    }

    public Request withBody(String text) {
        return new Request(method, target, headers, text);
    }

    /** Sends it on a connection of its own. */
    public Answer send(int port) {
        List<String> all = new ArrayList<>(headers);
        all.add("Connection: close");
        if (!body.isEmpty() || method.equals("POST")) {
            all.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
        }
        String head = "%s %s HTTP/1.1\r\n%s\r\n\r\n".formatted(method, target, String.join("\r\n", all));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return Answer.parse(answer.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "%s %s %s".formatted(method, target, headers);
    }
}
