package com.dreamineering.tenancy.spring.security;

import java.util.List;

/**
 * Where the portal is.
 *
 * @param root the path of its first page; everything below belongs to it
 * @param withoutBypass path patterns below it that never read a row, such as styles and event streams: the gate guards
 *     them, and no bypass is opened for them
 */
public record PortalPaths(String root, List<String> withoutBypass) {

    public PortalPaths {
        if (!root.startsWith("/") || root.endsWith("/") || root.length() < 2) {
            throw new IllegalArgumentException(
                    "'%s' is no path for the portal. Begin it with '/' and name at least one segment, such as '/admin'"
                            .formatted(root));
        }
        withoutBypass = List.copyOf(withoutBypass);
    }

    List<String> patterns() {
        return List.of(root, root + "/**");
    }
}
