package com.dreamineering.portal.contacts;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Contacts for an organisation of the demo, so that its pages have something to show. */
@Component
@Profile("demo")
public final class DemoContacts {

    private final ContactRepository contacts;

    DemoContacts(ContactRepository contacts) {
        this.contacts = contacts;
    }

    /** Adds a contact for each name, as if one had been added on each of the last days. */
    public void add(OrganisationId organisation, List<String> names) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<Contact> added = names.stream()
                .map(name -> new Contact(
                        new NewContact(name, address(name), ""), now.minus(Duration.ofDays(names.indexOf(name) + 1L))))
                .toList();
        TenantContext.run(organisation, () -> contacts.saveAll(added));
    }

    private static String address(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@customer.test";
    }
}
