package com.dreamineering.portal.running;

/** The demo accounts. */
public final class Demo {

    public static final String SUPERADMIN = "superadmin@demo.test";
    public static final String OWNER_OF_ACME = "owner@acme.test";
    public static final String MEMBER_OF_ACME = "member@acme.test";
    public static final String MEMBER_OF_BOTH = "both@demo.test";
    public static final String OWNER_OF_GLOBEX = "owner@globex.test";
    public static final String NOBODY = "nobody@demo.test";

    /** The password of each. */
    public static final String PASSWORD = "demo-password-1";

    private Demo() {}
}
