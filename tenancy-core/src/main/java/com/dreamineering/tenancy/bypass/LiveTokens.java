package com.dreamineering.tenancy.bypass;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The tokens whose bypass is open, known by identity. */
final class LiveTokens {

    private final Set<BypassToken> tokens =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private final Clock clock;

    LiveTokens(Clock clock) {
        this.clock = clock;
    }

    void add(BypassToken token) {
        tokens.add(token);
    }

    void remove(BypassToken token) {
        tokens.remove(token);
    }

    boolean contains(BypassToken token) {
        return tokens.contains(token);
    }

    /** Whether a bypass is open on this thread, whatever is in scope inside it. */
    boolean hasOneOfThisThread() {
        synchronized (tokens) {
            return tokens.stream().anyMatch(BypassToken::isOfThisThread);
        }
    }

    List<OpenBypass> all() {
        synchronized (tokens) {
            return tokens.stream().map(BypassToken::toOpenBypass).toList();
        }
    }

    Instant now() {
        return clock.instant();
    }
}
