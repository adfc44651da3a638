package com.dreamineering.portal.contacts;

import com.dreamineering.tenancy.spring.RequiresPermission;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
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

    /** Adds it, once for each submission; answers false if that brought another contact before. */
    @RequiresPermission(resource = "contacts", action = "create")
    boolean add(NewContact typed) {
        Contact contact = new Contact(typed, Instant.now().truncatedTo(ChronoUnit.MICROS));
        Optional<Contact> sentBefore = contacts.findById(contact.getId());
        if (sentBefore.isPresent()) {
            return sentBefore.get().has(typed);
        }
        try {
            contacts.save(contact);
            return true;
        } catch (DataIntegrityViolationException sentAtOnce) {
            return contacts.findById(contact.getId())
                    .orElseThrow(() -> sentAtOnce)
                    .has(typed);
        }
    }

    @RequiresPermission(resource = "contacts", action = "export")
    List<ContactRow> export() {
        return all();
    }
}
