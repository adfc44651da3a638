package com.dreamineering.tenancy.membership;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person's e-mail address, folded to lower case so that one address is one person.
 *
 * <p>Only the plain form {@code name@host.tld} in ASCII is accepted: an address that looks like another one must not
 * receive the other one's invitation.
 */
public record EmailAddress(String value) {

    /** The most characters of an address, after RFC 5321. */
    public static final int LONGEST = 254;

    private static final Pattern FORM =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");
    private static final int LONGEST_LOCAL_PART = 64;

    public EmailAddress {
        Optional<String> problem = problem(value);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
        value = fold(value);
    }

    /** What is wrong with the text as an address, in a sentence; empty if nothing is. */
    public static Optional<String> problem(String typed) {
        String text = fold(typed);
        if (text.isEmpty()) {
            return Optional.of("An e-mail address is needed");
        }
        if (text.length() > LONGEST || text.indexOf('@') > LONGEST_LOCAL_PART) {
            return Optional.of("An e-mail address has up to %d characters, %d of them before the '@'"
                    .formatted(LONGEST, LONGEST_LOCAL_PART));
        }
        return FORM.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("'%s' is no e-mail address. Write it like name@example.com".formatted(typed.strip()));
    }

    private static String fold(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Enough of the address for its owner to recognise it, and not enough for others to use it. */
    public String masked() {
        int at = value.indexOf('@');
        return value.charAt(0) + "•••" + value.substring(at);
    }

    @Override
    public String toString() {
        return value;
    }
}
