package com.dreamineering.tenancy.organisation;

import com.dreamineering.tenancy.TenancyException;

/** Thrown when an organisation is to have a slug that another one has, had, or that is reserved. */
public final class SlugTakenException extends TenancyException {

    private static final long serialVersionUID = 1L;

    private final String slug;

    private SlugTakenException(Slug slug, String message) {
        super(message);
        this.slug = slug.value();
    }

    static SlugTakenException taken(Slug slug) {
        return new SlugTakenException(
                slug, "The slug '%s' belongs to another organisation. Choose another one".formatted(slug));
    }

    static SlugTakenException reserved(Slug slug) {
        return new SlugTakenException(
                slug, "The slug '%s' is reserved for the application's own pages. Choose another one".formatted(slug));
    }

    /** The slug that cannot be had. */
    public Slug slug() {
        return new Slug(slug);
    }
}
