package com.dreamineering.tenancy.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ViolationsTests {

    private final Logger logger = (Logger) LoggerFactory.getLogger(Violations.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicLong now = new AtomicLong();
    private final Violations violations = new Violations(now::get);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    private void see(String entity) {
        violations.add(ViolationKind.MISSING_SCOPE, entity, false, "No organisation is in scope");
    }

    private void see(int entities) {
        for (int i = 0; i < entities; i++) {
            see("entity" + i);
        }
    }

    @Test
    void areLoggedOnceForEachPlaceAndCountedEachTime() {
        for (int i = 0; i < 3; i++) {
            see("Bill");
        }

        assertThat(log.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .startsWith("Enforced, this would be refused (missing-scope of Bill, reading) at ")
                .endsWith("): No organisation is in scope");
        assertThat(violations.all())
                .singleElement()
                .extracting(Violation::count)
                .isEqualTo(3L);
    }

    @Test
    void areNotLoggedMoreOftenThanAMinuteAllows() {
        see(LogAllowance.PER_MINUTE + 5);
        assertThat(log.list).hasSize(LogAllowance.PER_MINUTE);

        now.addAndGet(Duration.ofMinutes(1).toNanos());
        see(LogAllowance.PER_MINUTE + 5);

        assertThat(log.list).hasSize(LogAllowance.PER_MINUTE + 5).doesNotHaveDuplicates();
    }

    @Test
    void areCountedTogetherOnceTooManyPlacesAreKnown() {
        see(Violations.PLACES + 2);

        assertThat(violations.all()).hasSize(Violations.PLACES);
        assertThat(violations.elsewhere()).isEqualTo(2);
    }

    @Test
    void areToldToListenersOneByOne() {
        List<Violation> heard = new ArrayList<>();
        violations.onEach(heard::add);

        see("Bill");
        see("Bill");

        assertThat(heard).extracting(Violation::count).containsExactly(1L, 2L);
    }

    @Test
    void carryNoEndlessStatement() {
        violations.add(ViolationKind.STATEMENT, "Bill", false, "x".repeat(1_000));

        assertThat(violations.all().get(0).detail()).isEqualTo("x".repeat(500) + "…");
    }
}
