package com.dreamineering.portal.live;

import com.dreamineering.tenancy.membership.OwnOrganisation;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@EnableScheduling
class LiveController {

    private final LiveStreams streams;

    LiveController(LiveStreams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/admin/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter portal() throws IOException {
        return streams.open(LiveEvents.PORTAL);
    }

    @GetMapping(path = "/o/{slug}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter organisation(OwnOrganisation organisation) throws IOException {
        return streams.open(LiveEvents.topicOf(organisation.id()));
    }
}
