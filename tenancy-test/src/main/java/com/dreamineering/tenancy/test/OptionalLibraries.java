package com.dreamineering.tenancy.test;

/** What an application may have and need not; classes that use it are touched only where it is there. */
final class OptionalLibraries {

    static final boolean SPRING_TEST = has("org.springframework.test.context.junit.jupiter.SpringExtension");

    /** Together with the starter, which says what a principal has to be. */
    static final boolean SPRING_SECURITY = has("org.springframework.security.core.context.SecurityContextHolder")
            && has("com.dreamineering.tenancy.spring.IdentifiedUser");

    static final boolean SPRING_SECURITY_TEST =
            has("org.springframework.security.test.context.TestSecurityContextHolder");

    private OptionalLibraries() {}

    private static boolean has(String type) {
        try {
            Class.forName(type, false, OptionalLibraries.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
