package com.dreamineering.portal.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody who uses the portal over HTTP, with cookies and without a browser; redirects are not followed. */
public final class Visitor {

    public static final String PASSWORD = "demo-password-1";

    private final RunningPortal portal;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Visitor(RunningPortal portal) {
        this.portal = portal;
    }

    public Visitor signIn(String name) {
        HttpResponse<String> answer = post("/login", "/login", Map.of("username", name, "password", PASSWORD));
        if (answer.headers()
                .firstValue("Location")
                .filter(to -> to.contains("error"))
                .isPresent()) {
            throw new IllegalStateException("'%s' could not sign in".formatted(name));
        }
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(portal.at(path)).build());
    }

    /** The page at the path after all redirects. */
    public HttpResponse<String> follow(String path) {
        HttpResponse<String> answer = get(path);
        for (int hops = 0; answer.statusCode() / 100 == 3 && hops < 10; hops++) {
            answer = send(HttpRequest.newBuilder(target(answer)).build());
        }
        return answer;
    }

    /** Where an answer leads. */
    public static URI target(HttpResponse<?> answer) {
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    /** The page at a path, which has to answer 200. */
    public Document page(String path) {
        HttpResponse<String> answer = follow(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s answered %d".formatted(path, answer.statusCode()));
        }
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    /** Sends fields as a form on the page at {@code formPage} would, with the token that stands there. */
    public HttpResponse<String> post(String formPage, String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("_csrf", csrf(formPage));
        return postWithoutToken(path, all);
    }

    /** Sends exactly these fields. */
    public HttpResponse<String> postWithoutToken(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(portal.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** The form token of the page. */
    public String csrf(String formPage) {
        Element token = page(formPage).selectFirst("input[name=_csrf]");
        if (token == null) {
            throw new IllegalStateException("%s has no form".formatted(formPage));
        }
        return token.val();
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
