package com.dreamineering.portal.live;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.access.GrantsChanged;
import com.dreamineering.tenancy.access.ResourceTypeAdded;
import com.dreamineering.tenancy.membership.MemberJoined;
import com.dreamineering.tenancy.organisation.OrganisationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says which open pages care about what happened. */
@Component
class LiveEvents {

    static final String PORTAL = "portal";
    static final String ORGANISATIONS = "organisation:";

    private final LiveStreams streams;

    LiveEvents(LiveStreams streams) {
        this.streams = streams;
    }

    static String topicOf(OrganisationId organisation) {
        return ORGANISATIONS + organisation;
    }

    @EventListener
    void on(OrganisationEvent event) {
        streams.tell(PORTAL, "organisations");
    }

    @EventListener
    void on(MemberJoined event) {
        streams.tell(PORTAL, "organisations");
        streams.tell(topicOf(event.organisation()), "members");
    }

    @EventListener
    void on(ResourceTypeAdded event) {
        streams.tell(PORTAL, "resource-types");
        streams.tellAll(ORGANISATIONS, "resource-types");
    }

    @EventListener
    void on(GrantsChanged event) {
        streams.tell(topicOf(event.organisation()), "grants");
    }
}
