package com.dreamineering.tenancy.bypass;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import java.time.Instant;

/**
 * Proof that a superadmin's bypass is open, handed to its work and worthless afterwards.
 *
 * <p>Platform operations ask for it, so code that could cross organisations does not compile without one. Only {@link
 * SuperadminBypass} makes tokens, and it knows the live ones by identity: a copy, a token kept after its call, past its
 * time or used on another thread is refused.
 */
public final class BypassToken {

    private final LiveTokens live;
    private final UserId actor;
    private final String reason;
    private final boolean writing;
    private final Instant end;
    private final Thread thread = Thread.currentThread();

    BypassToken(LiveTokens live, UserId actor, String reason, boolean writing, Instant end) {
        this.live = live;
        this.actor = actor;
        this.reason = reason;
        this.writing = writing;
        this.end = end;
    }

    /** The superadmin who opened the bypass. */
    public UserId actor() {
        return actor;
    }

    /** Why it was opened, as it stands in the audit trail. */
    public String reason() {
        return reason;
    }

    /**
     * Throws {@link DeadTokenException} unless the bypass of this token is open on this thread and every organisation is
     * in scope.
     */
    public void requireLive() {
        requireStanding();
        if (!(TenantContext.scope() instanceof EveryOrganisation)) {
            throw new DeadTokenException(
                    "This bypass token was used inside a narrower scope (%s). Use it directly in the bypass"
                            .formatted(TenantContext.scope()));
        }
    }

    /** Like {@link #requireLive()}, and throws {@link ReadingTokenException} if the bypass only reads. */
    public void requireWriting() {
        requireLive();
        if (!writing) {
            throw new ReadingTokenException();
        }
    }

    boolean isOfThisThread() {
        return thread == Thread.currentThread();
    }

    OpenBypass toOpenBypass() {
        return new OpenBypass(actor, reason, thread.getName());
    }

    void requireStanding() {
        if (live == null || !live.contains(this)) {
            // A token that the registry does not know is a copy or a leftover: it proves nothing.
            throw new DeadTokenException("This bypass token is not live: its bypass has ended or never began."
                    + " Open a bypass with SuperadminBypass and use its token inside the call only");
        }
        if (!isOfThisThread()) {
            throw new DeadTokenException(
                    "This bypass token belongs to thread '%s' and was used on '%s'. A bypass does not travel"
                            .formatted(thread.getName(), Thread.currentThread().getName()));
        }
        if (!live.now().isBefore(end)) {
            throw new DeadTokenException(
                    "This bypass ended at %s, when its time was up. Open a new one for the rest of the work"
                            .formatted(end));
        }
    }

    @Override
    public String toString() {
        return "BypassToken[actor=%s, writing=%s, end=%s]".formatted(actor, writing, end);
    }
}
