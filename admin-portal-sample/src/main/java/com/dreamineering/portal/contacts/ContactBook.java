package com.dreamineering.portal.contacts;

import com.dreamineering.tenancy.spring.RequiresPermission;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The contacts of the organisation in scope, for who may. */
@Component
class ContactBook {

    private final ContactRepository contacts;

    ContactBook(ContactRepository contacts) {
        this.contacts = contacts;
    }

    @RequiresPermission(resource = "contacts", action = "read")
    List<ContactRow> all() {
        return contacts.findAllByOrderByCreatedAtDescIdDesc().stream()
                .map(Contact::toRow)
                .toList();
    }

    @RequiresPermission(resource = "contacts", action = "read")
    Optional<ContactRow> find(UUID id) {
        return contacts.findById(id).map(Contact::toRow);
    }

    @RequiresPermission(resource = "contacts", action = "create")
    ContactRow add(NewContact typed) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return contacts.save(new Contact(typed, now)).toRow();
    }

    @RequiresPermission(resource = "contacts", action = "export")
    List<ContactRow> export() {
        return all();
    }
}
