package com.dreamineering.tenancy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditEventTests {

    @Test
    void keepsTextThatFits() {
        String text = "x".repeat(AuditEvent.REASON_LENGTH);

        assertThat(AuditEvent.by(null, "tested", "").because(text).reason()).isEqualTo(text);
    }

    @Test
    void cutsTextThatWouldNotFit() {
        AuditEvent event = AuditEvent.by(null, "tested", "x".repeat(1000))
                .because("x".repeat(1000))
                .with("x".repeat(3000));

        assertThat(event.subject()).hasSize(AuditEvent.SUBJECT_LENGTH).endsWith("x…");
        assertThat(event.reason()).hasSize(AuditEvent.REASON_LENGTH).endsWith("x…");
        assertThat(event.details()).hasSize(AuditEvent.DETAILS_LENGTH).endsWith("x…");
    }

    @Test
    void neverCutsACharacterInTwo() {
        String emoji = "x".repeat(AuditEvent.REASON_LENGTH - 2) + "🚀🚀";

        assertThat(AuditEvent.by(null, "tested", "").because(emoji).reason())
                .isEqualTo("x".repeat(AuditEvent.REASON_LENGTH - 2) + "…");
    }

    @Test
    void replacesWhatADatabaseRefuses() {
        AuditEvent event = AuditEvent.by(null, "tested", "a\0b").because("\0").with("c\0");

        assertThat(event).isEqualTo(new AuditEvent("tested", null, null, "a\uFFFDb", "\uFFFD", "c\uFFFD"));
    }
}
