package com.dreamineering.tenancy.isolation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The oldest Hibernate whose updates and deletes keep to the tenant (HHH-20883, in 7.4 since 7.4.9). */
final class HibernateVersion {

    private static final int[] OLDEST = {7, 4, 9};
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");

    private HibernateVersion() {}

    static void requireSupported(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.matches() || isOlder(numbers)) {
            // Before 7.4.9 @TenantId does not restrict updates and deletes: they reach other organisations' rows.
            throw new UnsupportedHibernateException(version);
        }
    }

    private static boolean isOlder(Matcher numbers) {
        for (int part = 0; part < OLDEST.length; part++) {
            int difference = Integer.parseInt(numbers.group(part + 1)) - OLDEST[part];
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }
}
