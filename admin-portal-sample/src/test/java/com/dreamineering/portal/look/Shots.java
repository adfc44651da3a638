package com.dreamineering.portal.look;

import static com.dreamineering.portal.look.Shot.of;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.dreamineering.portal.browser.BrowserVisitor;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.stream.Stream;

/** Every page of the portal, in each of its forms. */
final class Shots {

    private static final String SUPERADMIN = "superadmin@demo.test";
    private static final String OWNER = "owner@acme.test";
    private static final String MEMBER = "member@acme.test";
    private static final String BOTH = "both@demo.test";
    private static final String NOBODY = "";

    private Shots() {}

    static Stream<Shot> all() {
        return Stream.of(signIn(), organisation(), invitation(), portal(), errors())
                .flatMap(List::stream);
    }

    private static List<Shot> signIn() {
        return List.of(
                of("login", NOBODY, "/login"),
                of("login-error", NOBODY, "/login", 200, visitor -> {
                    visitor.field("username").fill(OWNER);
                    visitor.field("password").fill("not the password");
                    visitor.press("Sign in");
                    visitor.isAt("/login?error");
                }),
                of("login-signed-out", NOBODY, "/login?signedOut"),
                of("picker", BOTH, "/orgs"),
                of("closed", BOTH, "/orgs/closed"),
                of("welcome", "nobody@demo.test", "/welcome"));
    }

    private static List<Shot> organisation() {
        return List.of(
                of("dashboard", OWNER, "/o/acme/dashboard"),
                of("dashboard-member", MEMBER, "/o/acme/dashboard"),
                of("dashboard-long-name", BOTH, "/o/c10-customer/dashboard"),
                of("matrix", OWNER, "/o/acme/roles"),
                of("matrix-role-error", OWNER, "/o/acme/roles", 422, visitor -> {
                    visitor.field("name").fill("Bookkeeper");
                    visitor.press("Add role");
                }),
                of("members", OWNER, "/o/acme/members"),
                of("members-invitation-link", OWNER, "/o/acme/members", 200, visitor -> {
                    visitor.field("email").fill("fresh@acme.test");
                    visitor.press("Create invitation");
                    assertThat(visitor.page().locator("#invitation-link")).isVisible();
                }),
                of("members-error", OWNER, "/o/acme/members", 422, visitor -> {
                    visitor.field("email").fill(MEMBER);
                    visitor.press("Create invitation");
                }),
                of("contacts", OWNER, "/o/acme/contacts"),
                of("contacts-empty", BOTH, "/o/c10-customer/contacts"),
                of("contacts-error", OWNER, "/o/acme/contacts", 422, visitor -> {
                    withoutBrowserChecks(visitor);
                    visitor.field("email").fill("no address");
                    visitor.press("Add contact");
                }),
                of("contact", OWNER, "/o/acme/contacts", 200, visitor -> {
                    visitor.page().locator("tr[data-contact] a").first().click();
                    assertThat(visitor.page().locator(".facts")).isVisible();
                }));
    }

    private static List<Shot> invitation() {
        return List.of(
                of("invitation-accept", BOTH, "accept"),
                of("invitation-mismatch", BOTH, "mismatch"),
                of("invitation-register", NOBODY, "register"),
                of("invitation-register-error", NOBODY, "register", 422, visitor -> {
                    withoutBrowserChecks(visitor);
                    visitor.field("password").fill("short");
                    visitor.press("Create account and join");
                }),
                of("invitation-sign-in", NOBODY, "sign-in"),
                of("invitation-gone", NOBODY, "gone", 410, visitor -> {}));
    }

    private static List<Shot> portal() {
        return List.of(
                of("admin-list", SUPERADMIN, "/admin"),
                of("admin-list-nothing-fits", SUPERADMIN, "/admin?q=zzz&state=SUSPENDED"),
                of("admin-new", SUPERADMIN, "/admin/orgs/new"),
                of("admin-new-errors", SUPERADMIN, "/admin/orgs/new", 422, visitor -> {
                    withoutBrowserChecks(visitor);
                    visitor.field("slug").fill("a!");
                    visitor.field("ownerEmail").fill("no address");
                    visitor.press("Create organisation");
                }),
                of("admin-organisation", SUPERADMIN, "/admin/orgs/acme"),
                of(
                        "admin-organisation-steps",
                        SUPERADMIN,
                        "/admin/orgs/c1-customer",
                        200,
                        visitor -> visitor.page()
                                .locator(".accordion summary")
                                .all()
                                .forEach(Locator::click)),
                of("admin-organisation-invitation-link", SUPERADMIN, "/admin/orgs/c1-customer", 200, visitor -> {
                    visitor.field("ownerEmail").fill("boss@umbrella.test");
                    visitor.press("Create invitation");
                    assertThat(visitor.page().locator("#invitation-link")).isVisible();
                }),
                of("admin-organisation-error", SUPERADMIN, "/admin/orgs/c2-customer", 422, visitor -> {
                    withoutBrowserChecks(visitor);
                    visitor.page().getByText("Suspend this organisation").click();
                    visitor.press("Suspend Hooli");
                }),
                of("admin-organisation-suspended", SUPERADMIN, "/admin/orgs/c3-customer"),
                of("admin-organisation-archived", SUPERADMIN, "/admin/orgs/c5-customer"),
                of("admin-organisation-to-be-deleted", SUPERADMIN, "/admin/orgs/c7-customer"),
                of("admin-organisation-long-name", SUPERADMIN, "/admin/orgs/c10-customer"),
                of("admin-organisation-platform", SUPERADMIN, "/admin/orgs/dreamineering"),
                of("admin-reference-data", SUPERADMIN, "/admin/reference-data"),
                of("admin-reference-data-error", SUPERADMIN, "/admin/reference-data", 422, visitor -> {
                    visitor.field("code").fill("Con-Tacts");
                    visitor.field("name").fill("Contacts once more");
                    visitor.press("Add resource type");
                }),
                of("admin-superadmins", SUPERADMIN, "/admin/superadmins"),
                of("admin-superadmins-error", SUPERADMIN, "/admin/superadmins", 422, visitor -> {
                    visitor.field("email").fill("unknown@nowhere.test");
                    visitor.page()
                            .locator("form[action$='/superadmins'] [name=reason]")
                            .fill("Helps out");
                    visitor.press("Grant superadmin access");
                }),
                of("admin-audit", SUPERADMIN, "/admin/audit?openings=hidden"),
                of("admin-audit-openings", SUPERADMIN, "/admin/audit"),
                of("admin-audit-nothing-fits", SUPERADMIN, "/admin/audit?action=never.done"));
    }

    private static List<Shot> errors() {
        return List.of(
                of("error-404", OWNER, "/o/acme/contacts/never-there", 404, visitor -> {}),
                of("error-400", NOBODY, "/login%zz", 400, visitor -> {}),
                of("error-403", MEMBER, "/o/acme/contacts.csv", 403, visitor -> {}),
                of("error-403-form-expired", NOBODY, "/login", 403, visitor -> {
                    visitor.field("username").fill(OWNER);
                    visitor.field("password").fill("irrelevant");
                    visitor.page().locator("[name=_csrf]").evaluate("field => { field.value = 'expired' }");
                    visitor.press("Sign in");
                }),
                of("error-409", OWNER, "/o/acme/contacts", 409, visitor -> {
                    visitor.page().locator("[name=organisation]").evaluate("field => { field.value = 'globex' }");
                    visitor.field("name").fill("Astray");
                    visitor.field("email").fill("astray@contact.test");
                    visitor.press("Add contact");
                }),
                of("admin-organisation-conflict", SUPERADMIN, "/admin/orgs/c4-customer", 409, visitor -> {
                    visitor.page().getByText("Suspend this organisation").click();
                    Locator form = visitor.page().locator("form[action$='/suspend']");
                    form.evaluate("form => { form.action = form.action.replace('suspend', 'reactivate') }");
                    visitor.page().locator("#reason-suspend").fill("Two people at once");
                    visitor.press("Suspend Wayne Enterprises");
                }));
    }

    private static void withoutBrowserChecks(BrowserVisitor visitor) {
        visitor.page().locator("form").evaluateAll("forms => forms.forEach(form => { form.noValidate = true })");
    }
}
