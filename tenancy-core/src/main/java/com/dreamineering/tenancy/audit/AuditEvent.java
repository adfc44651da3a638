package com.dreamineering.tenancy.audit;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as it goes into the trail.
 *
 * <p>The actor is absent for what the platform does by itself, the organisation for what concerns none. Text that the
 * database would refuse is cut or replaced, so that an odd reason cannot prevent the entry.
 *
 * @param action what was done, as {@code thing.past-tense}, such as {@code organisation.created}
 * @param subject what it was done to, in words that need no other table to be understood
 * @param reason why, as the actor gave it; empty if nobody was asked
 * @param details what else a reader needs, in one line
 */
public record AuditEvent(
        String action,
        @Nullable UserId actor,
        @Nullable OrganisationId organisation,
        String subject,
        String reason,
        String details) {

    /** The most that the trail keeps of a subject. */
    public static final int SUBJECT_LENGTH = 300;

    /** The most that the trail keeps of a reason. */
    public static final int REASON_LENGTH = 500;

    /** The most that the trail keeps of the details. */
    public static final int DETAILS_LENGTH = 2000;

    public AuditEvent {
        subject = cut(subject, SUBJECT_LENGTH);
        reason = cut(reason, REASON_LENGTH);
        details = cut(details, DETAILS_LENGTH);
    }

    /** An event of somebody, concerning no organisation. */
    public static AuditEvent by(@Nullable UserId actor, String action, String subject) {
        return new AuditEvent(action, actor, null, subject, "", "");
    }

    /** The same event, concerning this organisation. */
    public AuditEvent in(OrganisationId concerned) {
        return new AuditEvent(action, actor, concerned, subject, reason, details);
    }

    /** The same event with a reason. */
    public AuditEvent because(String why) {
        return new AuditEvent(action, actor, organisation, subject, why, details);
    }

    /** The same event with details. */
    public AuditEvent with(String what) {
        return new AuditEvent(action, actor, organisation, subject, reason, what);
    }

    private static String cut(String given, int length) {
        String text = given.replace('\0', '\uFFFD'); // a zero byte, which PostgreSQL refuses
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }
}
