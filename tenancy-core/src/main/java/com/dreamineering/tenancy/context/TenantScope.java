package com.dreamineering.tenancy.context;

import com.dreamineering.tenancy.OrganisationId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the running code may see: a closed set, so that "no organisation" can never be mistaken for "all of them".
 *
 * <p>There is no way to build an {@link EveryOrganisation}: only the superadmin bypass opens it.
 */
public sealed interface TenantScope {

    /** Nothing was opened: data access through Hibernate is refused. */
    enum None implements TenantScope {
        NONE
    }

    /** Only data that no organisation owns, such as people and the list of organisations themselves. */
    enum GlobalData implements TenantScope {
        GLOBAL_DATA
    }

    /** The data of one organisation, and data that no organisation owns. */
    record OneOrganisation(OrganisationId organisation) implements TenantScope {
        public OneOrganisation {
            Objects.requireNonNull(organisation, "organisation");
        }
    }

    /**
     * Every organisation's data, while a bypass is live; known by its identity alone.
     *
     * <p>It is never carried to another thread.
     */
    final class EveryOrganisation implements TenantScope {

        private final boolean writing;
        private final @Nullable UUID databaseGrant;
        private final Liveness liveness;

        /** The key proves that the door asks: a class that was put into this package by somebody else has none. */
        EveryOrganisation(WideScope key, boolean writing, @Nullable UUID databaseGrant, Liveness liveness) {
            Objects.requireNonNull(key, "key");
            this.writing = writing;
            this.databaseGrant = databaseGrant;
            this.liveness = liveness;
        }

        /** Whether rows may be changed; if not, every statement but a query is refused. */
        public boolean writing() {
            return writing;
        }

        /** What the database knows this bypass by; empty where the database has no part in it. */
        public Optional<UUID> databaseGrant() {
            return Optional.ofNullable(databaseGrant);
        }

        /** Throws when the bypass behind this scope has ended, was taken to another thread or has run out of time. */
        public void requireLive() {
            liveness.requireLive();
        }
    }

    /** Asked before each use of the wide scope whether the bypass that opened it still stands. */
    @FunctionalInterface
    interface Liveness {
        /** Throws when the bypass has ended. */
        void requireLive();
    }
}
