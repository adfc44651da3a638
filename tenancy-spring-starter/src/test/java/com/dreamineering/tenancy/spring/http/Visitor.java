package com.dreamineering.tenancy.spring.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser: a session, and the token that forms carry. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern SESSION = Pattern.compile("JSESSIONID=([0-9A-F]+)");

    private final int port;
    private final String contextPath;
    private String session = "";

    public Visitor(int port) {
        this(port, "");
    }

    public Visitor(int port, String contextPath) {
        this.port = port;
        this.contextPath = contextPath;
    }

    /** Signs in and answers where that led. */
    public Answer signIn(String name) {
        return post("/login", "username=" + name.replace("@", "%40") + "&password=password");
    }

    public Answer get(String path) {
        return send(Request.get(contextPath + path));
    }

    /** Sends a form with its token. */
    public Answer post(String path, String form) {
        return send(Request.post(contextPath + path, form + "&_csrf=" + token()));
    }

    /** The token that the forms of this session carry. */
    public String token() {
        Matcher token = TOKEN.matcher(get("/login").body());
        if (!token.find()) {
            throw new AssertionError("The sign-in page has no token");
        }
        return token.group(1);
    }

    /** Sends the request with this visitor's session, and keeps the session that comes back. */
    public Answer send(Request request) {
        Answer answer = (session.isEmpty() ? request : request.with("Cookie: JSESSIONID=" + session)).send(port);
        answer.headers("Set-Cookie").forEach(cookie -> {
            Matcher found = SESSION.matcher(cookie);
            if (found.find()) {
                session = found.group(1);
            }
        });
        return answer;
    }
}
