package com.dreamineering.portal.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open event streams, by what they are about.
 *
 * <p>An event carries a name and nothing else: the page asks again for what it shows, and that request is checked like any
 * other. A stream therefore needs no scope and no bypass.
 */
@Component
class LiveStreams {

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final long HEARTBEAT_MILLIS = 20_000;

    private final Map<String, Set<SseEmitter>> streams = new ConcurrentHashMap<>();
    private final Executor executor;

    LiveStreams(@Qualifier("applicationTaskExecutor") Executor executor) {
        this.executor = executor;
    }

    SseEmitter open(String topic) throws IOException {
        SseEmitter stream = new SseEmitter(LIFE.toMillis());
        Runnable close = () -> close(topic, stream);
        stream.onCompletion(close);
        stream.onTimeout(close);
        stream.onError(error -> close.run());
        // In one step: between two, the last reader who leaves could take the set away, and nothing would arrive in it.
        streams.compute(topic, (key, open) -> {
            Set<SseEmitter> all = open == null ? ConcurrentHashMap.newKeySet() : open;
            all.add(stream);
            return all;
        });
        stream.send(SseEmitter.event().name("open").data("open").reconnectTime(3000));
        return stream;
    }

    /** Tells every stream about a topic, without waiting for slow readers. */
    void tell(String topic, String event) {
        for (SseEmitter stream : streams.getOrDefault(topic, Set.of())) {
            executor.execute(
                    () -> send(topic, stream, SseEmitter.event().name(event).data(event)));
        }
    }

    /** Tells every stream whose topic begins so. */
    void tellAll(String topicPrefix, String event) {
        streams.keySet().stream().filter(topic -> topic.startsWith(topicPrefix)).forEach(topic -> tell(topic, event));
    }

    /** A stream whose reader is gone is noticed by writing to it. */
    @Scheduled(fixedDelay = HEARTBEAT_MILLIS)
    void beat() {
        streams.forEach((topic, open) -> open.forEach(stream ->
                executor.execute(() -> send(topic, stream, SseEmitter.event().comment("still here")))));
    }

    /** Ends all streams, since the portal would wait for them before it stops; browsers connect again by themselves. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        streams.values().forEach(open -> open.forEach(SseEmitter::complete));
    }

    private void send(String topic, SseEmitter stream, SseEmitter.SseEventBuilder event) {
        try {
            stream.send(event);
        } catch (IOException | IllegalStateException gone) {
            close(topic, stream);
        }
    }

    private void close(String topic, SseEmitter stream) {
        streams.computeIfPresent(topic, (key, open) -> {
            open.remove(stream);
            return open.isEmpty() ? null : open;
        });
    }
}
