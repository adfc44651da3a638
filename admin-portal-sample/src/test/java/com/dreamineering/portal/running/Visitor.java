package com.dreamineering.portal.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody who uses the portal over HTTP, with cookies and without a browser; redirects are not followed. */
public final class Visitor {

    public static final String PASSWORD = Demo.PASSWORD;

    private static final String SESSION = "JSESSIONID";

    private final RunningPortal portal;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private volatile String token = "";

    Visitor(RunningPortal portal) {
        this.portal = portal;
    }

    public Visitor signIn(String name) {
        HttpResponse<String> answer = signIn(name, PASSWORD);
        if (location(answer).contains("error")) {
            throw new IllegalStateException("'%s' could not sign in".formatted(name));
        }
        return this;
    }

    /** Sends the form to sign in. */
    public HttpResponse<String> signIn(String name, String password) {
        HttpResponse<String> answer = post("/login", "/login", Map.of("username", name, "password", password));
        token = "";
        return answer;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(portal.at(path)).build());
    }

    /** The page at the path after all redirects. */
    public HttpResponse<String> follow(String path) {
        return followed(get(path));
    }

    /** Where the redirects of an answer end. */
    public HttpResponse<String> followed(HttpResponse<String> first) {
        HttpResponse<String> answer = first;
        for (int hops = 0; answer.statusCode() / 100 == 3 && hops < 10; hops++) {
            answer = send(HttpRequest.newBuilder(target(answer)).build());
        }
        return answer;
    }

    /** Where an answer leads. */
    public static URI target(HttpResponse<?> answer) {
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    /** The header that says where an answer leads; empty if it leads nowhere. */
    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** The page at a path, which has to answer 200. */
    public Document page(String path) {
        HttpResponse<String> answer = follow(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s answered %d".formatted(path, answer.statusCode()));
        }
        return parsed(answer);
    }

    /** The page of an answer. */
    public static Document parsed(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    /** Sends fields as a form on the page at {@code formPage} would, with the token that stands there. */
    public HttpResponse<String> post(String formPage, String path, Map<String, String> fields) {
        Form form = Form.of();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            form = form.and(field.getKey(), field.getValue());
        }
        return postWithoutToken(path, form.has("_csrf") ? form : form.and("_csrf", csrf(formPage)));
    }

    /** Sends a form with the token of this visitor's session: names and values in turn. */
    public HttpResponse<String> submit(String path, String... namesAndValues) {
        return submit(path, Form.of(namesAndValues));
    }

    /** Sends a form with the token of this visitor's session. */
    public HttpResponse<String> submit(String path, Form form) {
        return postWithoutToken(path, form.and("_csrf", csrf()));
    }

    /** Sends exactly these fields. */
    public HttpResponse<String> postWithoutToken(String path, Map<String, String> fields) {
        Form form = Form.of();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            form = form.and(field.getKey(), field.getValue());
        }
        return postWithoutToken(path, form);
    }

    /** Sends exactly these fields. */
    public HttpResponse<String> postWithoutToken(String path, Form form) {
        return send(HttpRequest.newBuilder(portal.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.encoded()))
                .build());
    }

    /** The form token of the page. */
    public String csrf(String formPage) {
        Element field = page(formPage).selectFirst("input[name=_csrf]");
        if (field == null) {
            throw new IllegalStateException("%s has no form".formatted(formPage));
        }
        return field.val();
    }

    /** The form token of this visitor's session. */
    public String csrf() {
        if (token.isEmpty()) {
            token = csrf("/dashboard");
        }
        return token;
    }

    /** The id of this visitor's session, if there is one. */
    public Optional<String> sessionId() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(SESSION))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** This visitor's session over a bare connection. */
    public Wire wire() {
        return new Wire(portal, sessionId().map(id -> SESSION + "=" + id).orElse(""));
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
}
