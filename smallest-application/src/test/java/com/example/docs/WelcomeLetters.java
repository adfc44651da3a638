package com.example.docs;

import com.dreamineering.tenancy.organisation.OrganisationEvent.OrganisationCreated;
import com.dreamineering.tenancy.organisation.Slug;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stands for what an application does when an organisation was created. */
@Component
class WelcomeLetters {

    private final List<Slug> written = new CopyOnWriteArrayList<>();

    @EventListener
    void on(OrganisationCreated event) {
        written.add(event.slug());
    }

    List<Slug> written() {
        return written;
    }
}
