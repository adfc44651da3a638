package com.dreamineering.portal.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sign that stands for a name in front of it. */
public final class Initial {

    /** What people see as one sign may be several characters, such as an emoji or a letter with an accent. */
    private static final Pattern SIGN = Pattern.compile("\\X");

    private Initial() {}

    /** The first sign of the name; empty if the name is. */
    public static String of(String name) {
        Matcher first = SIGN.matcher(name);
        return first.find() ? first.group() : "";
    }
}
