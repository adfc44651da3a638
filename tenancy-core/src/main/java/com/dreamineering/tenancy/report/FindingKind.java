package com.dreamineering.tenancy.report;

import java.util.Locale;

/** The kinds of findings, each with the reason why it matters and the usual way out. */
public enum FindingKind {
    UNCLASSIFIED_ENTITY(
            Severity.STOPS,
            "Nobody has said whose rows these are, and every organisation sees all of them",
            "Put @TenantId on a UUID field, or extend TenantOwned, if the rows belong to organisations. Annotate the entity"
                    + " with @GlobalData if they belong to nobody; name it among the global entities if it is not yours to"
                    + " annotate"),
    CONTRADICTORY_ENTITY(
            Severity.STOPS,
            "It says that its rows belong to organisations and that they belong to nobody",
            "Remove @GlobalData or the tenant id"),
    CACHE_KEYS_WITHOUT_ORGANISATION(
            Severity.STOPS,
            "Cached entities and collections are found by keys without an organisation, so that one is shown the rows of"
                    + " another",
            "Remove the setting hibernate.cache.keys_factory, or what gives the cache provider these keys: Hibernate's own"
                    + " name the organisation"),
    HISTORY_WITHOUT_ORGANISATION(
            Severity.STOPS,
            "Envers keeps its history without the organisation, so that every organisation can read all of it",
            "Let Envers keep the tenant id: put @AuditOverride(forClass = TenantOwned.class) on the entity, or @Audited on the"
                    + " class that has the tenant id, and add the column to the table of the history"),
    CACHE_KEYS_OF_ANOTHER_FACTORY(
            Severity.WARNING,
            "Whether the keys of cached entities name the organisation depends on that class alone",
            "Make sure that each key which it makes contains the tenant identifier, or use Hibernate's own"),
    REFUSED_SQL(
            Severity.WARNING,
            "The guard of statements refuses this SQL in an organisation's scope",
            "Change it so that it names the organisation, or let it run in CheckedSql once somebody has checked it"),
    NAMED_PROCEDURE(
            Severity.WARNING,
            "A procedure may touch any row, so the guard refuses it in an organisation's scope",
            "Write it as a query, or let it run in CheckedSql once somebody has checked it"),
    GLOBAL_OWNER(
            Severity.WARNING,
            "Rows that belong to nobody hold on to rows of organisations: what they show depends on who looks",
            "Turn the association round, so that the organisation's row refers to the global one"),
    UNIQUE_KEY(
            Severity.WARNING,
            "A duplicate tells that another organisation has such a row, and keeps one from having its own",
            "Let the key lead with the organisation"),
    FOREIGN_KEY(
            Severity.WARNING,
            "A bulk update or SQL can let a row refer to one of another organisation, and the key does not mind",
            "Let the key lead with the organisation"),
    EXECUTOR_WITHOUT_SCOPE(
            Severity.WARNING,
            "Its tasks run without an organisation in scope, and are refused the rows of every one",
            "Wrap what is submitted with ScopeCarrier, or give the executor a task decorator that does"),
    AUDITED_ENTITY(
            Severity.INFORMATION, "Envers keeps its history, and an organisation is shown its own", "Nothing to do"),
    NATIVE_SQL(
            Severity.INFORMATION,
            "Hibernate passes this SQL on as it is; the guard of statements holds it to the organisation",
            "Nothing to do"),
    CACHE(
            Severity.INFORMATION,
            "Keys of cached entities, collections and query results name the organisation",
            "Nothing to do");

    private final Severity severity;
    private final String reason;
    private final String wayOut;

    FindingKind(Severity severity, String reason, String wayOut) {
        this.severity = severity;
        this.reason = reason;
        this.wayOut = wayOut;
    }

    public Severity severity() {
        return severity;
    }

    /** Why it matters, in a sentence without its full stop. */
    public String reason() {
        return reason;
    }

    /** The usual way out, in the same form; a single finding may know a better one. */
    public String wayOut() {
        return wayOut;
    }

    /** As it is written in tables and answers. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
