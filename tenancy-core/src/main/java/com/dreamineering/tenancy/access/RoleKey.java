package com.dreamineering.tenancy.access;

import java.util.regex.Pattern;

/** Names a role within an organisation: up to 40 of a to z, 0 to 9 and single hyphens, beginning with a letter. */
public record RoleKey(String value) implements Comparable<RoleKey> {

    /** The most characters of a key. */
    public static final int LONGEST = 40;

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    /** Manages members and roles, and may grant every permission within the organisation, also those that it lacks. */
    public static final RoleKey OWNER = new RoleKey("owner");

    /** Runs the organisation from day to day. */
    public static final RoleKey ADMIN = new RoleKey("admin");

    /** Works in the organisation. */
    public static final RoleKey MEMBER = new RoleKey("member");

    public RoleKey {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no key of a role. Use up to %d of a to z, 0 to 9 and single hyphens, beginning with a letter"
                            .formatted(value, LONGEST));
        }
    }

    @Override
    public int compareTo(RoleKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
