package com.dreamineering.tenancy.bypass;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.audit.Reason;
import com.dreamineering.tenancy.audit.StoredAuditTrail;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.context.TenantScope.OneOrganisation;
import com.dreamineering.tenancy.context.WideScope;
import com.dreamineering.tenancy.transaction.LibraryWork;
import com.dreamineering.tenancy.transaction.Transactions;
import java.lang.invoke.MethodHandles;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door through which a superadmin looks across organisations.
 *
 * <p>It checks the grant in the database, writes the audit entry {@code bypass.opened} and commits it before the work
 * begins, and writes {@code bypass.closed} with the outcome after it. If the first entry cannot be written the work does
 * not run. Refused inside a transaction, inside an organisation's scope and inside itself. Safe for use by many threads;
 * each opening belongs to one thread.
 */
public final class SuperadminBypass {

    /** How long a bypass stays open unless told otherwise. */
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofMinutes(1);

    /** The longest that a bypass may stay open. */
    public static final Duration LONGEST_TIME_LIMIT = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(SuperadminBypass.class);
    private static final WideScope WIDE_SCOPE = WideScope.keyFor(MethodHandles.lookup());

    private final SuperadminGrants grants;
    private final AuditTrail audit;
    private final LibraryWork transactions;
    private final Clock clock;
    private final Duration timeLimit;
    private final LiveTokens live;
    private final @Nullable DatabaseGrants database;

    /** A door whose bypasses end after the time limit, at most {@link #LONGEST_TIME_LIMIT}. */
    public SuperadminBypass(
            SuperadminGrants grants, AuditTrail audit, Transactions transactions, Clock clock, Duration timeLimit) {
        this(grants, audit, transactions, clock, timeLimit, null);
    }

    /**
     * A door that the database guards too: on PostgreSQL, with the data source of a login of its own.
     *
     * <p>It has to be the one that {@code HibernateIsolation} was given for bypasses.
     */
    public SuperadminBypass(
            SuperadminGrants grants,
            AuditTrail audit,
            Transactions transactions,
            Clock clock,
            Duration timeLimit,
            @Nullable DataSource dataSource) {
        if (timeLimit.isNegative() || timeLimit.isZero() || timeLimit.compareTo(LONGEST_TIME_LIMIT) > 0) {
            throw new IllegalArgumentException(
                    "A bypass cannot stay open for %s. Choose more than nothing and at most %s"
                            .formatted(timeLimit, LONGEST_TIME_LIMIT));
        }
        this.grants = grants;
        this.audit = audit;
        this.transactions = LibraryWork.of(transactions, MethodHandles.lookup());
        this.clock = clock;
        this.timeLimit = timeLimit;
        this.live = new LiveTokens(clock);
        this.database = dataSource == null ? null : new DatabaseGrants(dataSource);
    }

    /** Opens the bypass for work that only reads: every statement but a query is refused. */
    public <T extends @Nullable Object, E extends Exception> T read(UserId actor, String reason, BypassWork<T, E> work)
            throws E {
        return open(actor, reason, false, work);
    }

    /** Opens the bypass for work that changes something; each row it stores has to name its organisation. */
    public <T extends @Nullable Object, E extends Exception> T write(UserId actor, String reason, BypassWork<T, E> work)
            throws E {
        return open(actor, reason, true, work);
    }

    /** The bypasses that are open now, whatever the thread; one whose time is up is open until its call ends. */
    public List<OpenBypass> openOnes() {
        return live.all();
    }

    private <T extends @Nullable Object, E extends Exception> T open(
            UserId actor, String reason, boolean writing, BypassWork<T, E> work) throws E {
        requireOutside();
        BypassToken token = new BypassToken(
                live, actor, Reason.forABypass(reason), writing, clock.instant().plus(timeLimit));
        UUID databaseGrant = recordOpening(token, writing);
        Outcome outcome = new Outcome();
        live.add(token);
        try {
            T result = WIDE_SCOPE.call(writing, databaseGrant, token::requireStanding, () -> work.call(token));
            outcome.succeeded = true;
            return result;
        } catch (Throwable e) {
            outcome.failure = e;
            throw e;
        } finally {
            live.remove(token);
            closeInDatabase(token, databaseGrant);
            recordClosing(token, outcome);
        }
    }

    private void requireOutside() {
        TenantScope scope = TenantContext.scope();
        if (scope instanceof EveryOrganisation || live.hasOneOfThisThread()) {
            // A nested bypass would mix two reasons and two rights, also when a narrower scope lies in between.
            throw new IllegalStateException("A bypass is open already on this thread. Use its token");
        }
        if (scope instanceof OneOrganisation one) {
            throw new IllegalStateException(
                    "A bypass cannot be opened in the scope of organisation %s. Open it around that scope or after it"
                            .formatted(one.organisation()));
        }
        if (transactions.isActive()) {
            // The open transaction's session keeps its own organisation, and its rollback could not undo the opening.
            throw new IllegalStateException(
                    "A bypass cannot be opened inside a transaction. Open it first and begin the transaction inside");
        }
    }

    private @Nullable UUID recordOpening(BypassToken token, boolean writing) {
        String purpose = writing ? "to write" : "to read";
        String details = "%s, for at most %d s".formatted(purpose, timeLimit.toSeconds());
        AuditEvent opened = event(token, "bypass.opened").with(details);
        boolean granted = transactions.separate(entities -> {
            boolean superadmin = grants.isSuperadmin(token.actor());
            if (!superadmin) {
                audit.record(event(token, "bypass.refused").with(purpose));
            } else if (database == null || !(audit instanceof StoredAuditTrail)) {
                audit.record(opened); // or else the database writes it, together with its own grant
            }
            return superadmin;
        });
        if (!granted) {
            throw new BypassRefusedException(
                    token.actor(),
                    "User %s is not a superadmin, so the bypass stays closed. A superadmin can grant it"
                            .formatted(token.actor()));
        }
        return database == null ? null : database.open(token.actor(), opened.reason(), writing, timeLimit, details);
    }

    private static AuditEvent event(BypassToken token, String action) {
        return AuditEvent.by(token.actor(), action, "every organisation").because(token.reason());
    }

    private void closeInDatabase(BypassToken token, @Nullable UUID databaseGrant) {
        if (database != null && databaseGrant != null) {
            try {
                database.close(databaseGrant);
            } catch (SQLException e) {
                // Nobody holds its id any more, and its time runs out by itself.
                LOG.error("A bypass of user {} could not be closed in the database", token.actor(), e);
            }
        }
    }

    private void recordClosing(BypassToken token, Outcome outcome) {
        try {
            audit.recordAtOnce(event(token, "bypass.closed").with(outcome.describe()));
        } catch (RuntimeException e) {
            // The work is done and cannot be taken back; an opening without a closing shows in the trail as unfinished.
            LOG.error("The end of a bypass of user {} could not be recorded", token.actor(), e);
        }
    }

    private static final class Outcome {
        private boolean succeeded;
        private @Nullable Throwable failure;

        String describe() {
            if (succeeded) {
                return "succeeded";
            }
            return failure == null ? "failed" : "failed: " + failure.getClass().getSimpleName();
        }
    }
}
