package com.dreamineering.tenancy.adoption;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What would have been refused since the application started, by kind, entity and place in the code.
 *
 * <p>Each place is logged once, at most {@value LogAllowance#PER_MINUTE} in a minute; what has to wait is logged when it is
 * seen again. Each is remembered with its number, up to {@value #PLACES} of them; further ones are only counted. Safe for
 * many threads.
 */
public final class Violations {

    /** So many places are told apart. */
    public static final int PLACES = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Violations.class);
    private static final int LONGEST = 500;

    private final Map<Place, Seen> seen = new ConcurrentHashMap<>();
    private final LongAdder elsewhere = new LongAdder();
    private final List<Consumer<Violation>> listeners = new CopyOnWriteArrayList<>();
    private final LogAllowance allowance;

    Violations() {
        this(System::nanoTime);
    }

    Violations(LongSupplier nanoseconds) {
        this.allowance = new LogAllowance(nanoseconds);
    }

    /** Counts one; the detail is what its refusal would have said. */
    public void add(ViolationKind kind, String entity, boolean writing, String detail) {
        Place place = new Place(kind, entity, writing, CodePlace.current());
        Seen there = seen.get(place);
        if (there == null && seen.size() < PLACES) {
            there = seen.computeIfAbsent(place, first -> new Seen(shortened(detail)));
        }
        if (there == null) {
            elsewhere.increment();
            there = new Seen(shortened(detail));
        } else {
            log(place, there);
        }
        there.count.increment();
        Violation violation = place.violation(there);
        listeners.forEach(listener -> listener.accept(violation));
    }

    private void log(Place place, Seen there) {
        if (!there.logged.get() && allowance.take() && there.logged.compareAndSet(false, true)) {
            LOG.warn(
                    "Enforced, this would be refused ({} of {}, {}) at {}: {}",
                    place.kind,
                    place.entity,
                    place.writing ? "writing" : "reading",
                    place.code,
                    there.detail);
        }
    }

    private static String shortened(String detail) {
        return detail.length() <= LONGEST ? detail : detail.substring(0, LONGEST) + "…";
    }

    /** From now on the listener hears of each one, on the thread that it happens on. */
    public void onEach(Consumer<Violation> listener) {
        listeners.add(listener);
    }

    /** All so far, those seen most often first. */
    public List<Violation> all() {
        return seen.entrySet().stream()
                .map(entry -> entry.getKey().violation(entry.getValue()))
                .sorted(Comparator.comparing(Violation::count)
                        .reversed()
                        .thenComparing(Violation::entity)
                        .thenComparing(Violation::kind)
                        .thenComparing(Violation::place))
                .toList();
    }

    /** How many were seen at places that are not remembered any more. */
    public long elsewhere() {
        return elsewhere.sum();
    }

    private record Place(ViolationKind kind, String entity, boolean writing, String code) {
        Violation violation(Seen seen) {
            return new Violation(kind, entity, writing, code, seen.detail, seen.count.sum());
        }
    }

    private static final class Seen {
        private final String detail;
        private final LongAdder count = new LongAdder();
        private final AtomicBoolean logged = new AtomicBoolean();

        Seen(String detail) {
            this.detail = detail;
        }
    }
}
