package com.dreamineering.tenancy.organisation;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Slugs that no organisation may take, because a path, a host or a reader would mistake them for something else. */
public final class ReservedSlugs {

    private static final Set<String> SHIPPED = Set.of(
            "about",
            "access",
            "account",
            "accounts",
            "admin",
            "administrator",
            "api",
            "app",
            "assets",
            "audit",
            "auth",
            "billing",
            "blog",
            "config",
            "contact",
            "dashboard",
            "default",
            "delete",
            "docs",
            "download",
            "edit",
            "error",
            "everyone",
            "favicon",
            "global",
            "help",
            "home",
            "host",
            "icons",
            "images",
            "internal",
            "invitations",
            "login",
            "logout",
            "mail",
            "members",
            "metrics",
            "new",
            "none",
            "nobody",
            "null",
            "oauth2",
            "operator",
            "org",
            "organisation",
            "organisations",
            "organization",
            "organizations",
            "orgs",
            "owner",
            "password",
            "platform",
            "privacy",
            "profile",
            "public",
            "register",
            "reset",
            "robots",
            "roles",
            "root",
            "search",
            "security",
            "select",
            "settings",
            "signin",
            "signout",
            "signup",
            "sitemap",
            "static",
            "status",
            "superadmin",
            "support",
            "system",
            "tenant",
            "tenants",
            "terms",
            "test",
            "undefined",
            "user",
            "users",
            "webhooks",
            "webjars",
            "welcome",
            "www");

    private final Set<String> words;

    private ReservedSlugs(Set<String> words) {
        this.words = Set.copyOf(words);
    }

    /** The words that the library ships. */
    public static ReservedSlugs shipped() {
        return new ReservedSlugs(SHIPPED);
    }

    /** These words and more, such as the first segments of the application's own paths. */
    public ReservedSlugs and(Collection<String> more) {
        Set<String> all = new HashSet<>(words);
        more.forEach(word -> all.add(word.toLowerCase(Locale.ROOT)));
        return new ReservedSlugs(all);
    }

    /** Whether the slug is one of them. */
    public boolean contains(Slug slug) {
        return words.contains(slug.value());
    }
}
