package com.dreamineering.tenancy.spring.security;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the portal is.
 *
 * @param root the path of its first page; everything below belongs to it
 * @param withoutBypass path patterns below it that never read a row, such as styles and event streams: the gate guards
 *     them, and no bypass is opened for them
 */
public record PortalPaths(String root, List<String> withoutBypass) {

    private static final Pattern PLAIN = Pattern.compile("(/[^/{}*?;#%\\s\\\\]+)+");

    public PortalPaths {
        if (!PLAIN.matcher(root).matches()) {
            throw new IllegalArgumentException(
                    ("'%s' is no path for the portal. Begin it with '/', do not end it with one, and name at least one"
                                    + " segment without wildcards, such as '/admin'")
                            .formatted(root));
        }
        for (String pattern : withoutBypass) {
            if (!pattern.startsWith(root + "/")) {
                throw new IllegalArgumentException(
                        "'%s' is not below the portal. Write the whole path, such as '%s/styles/*'"
                                .formatted(pattern, root));
            }
        }
        withoutBypass = List.copyOf(withoutBypass);
    }

    List<String> patterns() {
        return List.of(root, root + "/**");
    }
}
