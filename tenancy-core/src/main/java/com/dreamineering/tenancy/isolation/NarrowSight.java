package com.dreamineering.tenancy.isolation;

import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Lets row-level security show what belongs to one person, or to one secret, for the length of one query.
 *
 * <p>For the library's queries that have to be asked before any organisation is in scope. Nothing happens on databases
 * without row-level security.
 */
public enum NarrowSight {
    /** The memberships of the person with this id. */
    OWN_MEMBERSHIPS("tenancy.person_id"),
    /** The invitation with this hash of its secret. */
    INVITATION("tenancy.invitation_hash");

    private final String announce;

    NarrowSight(String setting) {
        this.announce = "select pg_catalog.set_config('%s', ?, true)".formatted(setting);
    }

    /** Asks the query in the transaction of the entity manager; the sight is closed again whatever comes of it. */
    public <T extends @Nullable Object> T call(EntityManager entities, String value, Supplier<T> query) {
        Session session = entities.unwrap(Session.class);
        if (!(session.unwrap(SharedSessionContractImplementor.class)
                        .getFactory()
                        .getJdbcServices()
                        .getDialect()
                instanceof PostgreSQLDialect)) {
            return query.get();
        }
        announce(session, value);
        T answer;
        try {
            answer = query.get();
        } catch (RuntimeException | Error e) {
            closeAfter(e, session);
            throw e;
        }
        announce(session, "");
        return answer;
    }

    private void closeAfter(Throwable failure, Session session) {
        try {
            announce(session, "");
        } catch (RuntimeException e) {
            failure.addSuppressed(e); // PostgreSQL has given the transaction up, and the setting ends with it
        }
    }

    private void announce(Session session, String value) {
        CheckedSql.call("It sets nothing but the sight of one person or one secret", () -> {
            session.doWork(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(announce)) {
                    statement.setString(1, value);
                    statement.execute();
                }
            });
            return true;
        });
    }
}
