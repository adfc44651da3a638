package com.dreamineering.tenancy.assembly;

import com.dreamineering.tenancy.TenancyEvents;
import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.DefaultGrants;
import com.dreamineering.tenancy.access.ResourceTypes;
import com.dreamineering.tenancy.access.Roles;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.audit.StoredAuditTrail;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.membership.Invitations;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.organisation.OrganisationProvisioner;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.organisation.ReservedSlugs;
import com.dreamineering.tenancy.transaction.EntityManagerTransactions;
import com.dreamineering.tenancy.transaction.Transactions;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The library put together over one persistence unit.
 *
 * <p>The persistence unit has to be configured by {@code HibernateIsolation}, and its database migrated. Everything handed
 * out is safe for use by many threads.
 */
public final class Tenancy {

    private final AuditTrail audit;
    private final SuperadminGrants superadmins;
    private final SuperadminBypass bypass;
    private final ResourceTypes resourceTypes;
    private final AccessDecisions decisions;
    private final Roles roles;
    private final Organisations organisations;
    private final People people;
    private final Memberships memberships;
    private final Invitations invitations;

    private Tenancy(Builder settings) {
        Transactions transactions = settings.transactions;
        TenancyEvents events = new ReportedEvents(settings.events);
        Clock clock = settings.clock;
        audit = settings.audit == null ? new StoredAuditTrail(transactions, clock) : settings.audit;
        superadmins = new SuperadminGrants(transactions, audit, clock);
        bypass = new SuperadminBypass(
                superadmins, audit, transactions, clock, settings.bypassTimeLimit, settings.bypassDataSource);
        resourceTypes = new ResourceTypes(transactions, audit, events, clock);
        people = new People(transactions, clock);
        memberships = new Memberships(transactions, audit, events, people, clock);
        decisions = new AccessDecisions(transactions, resourceTypes, memberships);
        roles = new Roles(transactions, audit, events, resourceTypes, decisions, settings.defaultGrants, clock);
        List<OrganisationProvisioner> provisioners = new ArrayList<>();
        provisioners.add((token, organisation) -> roles.provision(token, organisation.id()));
        provisioners.addAll(settings.provisioners);
        organisations = new Organisations(transactions, audit, events, settings.reservedSlugs, provisioners, clock);
        invitations = new Invitations(transactions, audit, decisions, roles, memberships, people, organisations, clock);
    }

    /** Settings for a host that manages transactions itself. */
    public static Builder builder(Transactions transactions) {
        return new Builder(transactions);
    }

    /** Settings for a host with plain resource-local transactions. */
    public static Builder builder(EntityManagerFactory factory) {
        return new Builder(new EntityManagerTransactions(factory));
    }

    /** The trail of what was done. */
    public AuditTrail audit() {
        return audit;
    }

    /** Who is a superadmin. */
    public SuperadminGrants superadmins() {
        return superadmins;
    }

    /** The one door across organisations. */
    public SuperadminBypass bypass() {
        return bypass;
    }

    /** The registry of resource types. */
    public ResourceTypes resourceTypes() {
        return resourceTypes;
    }

    /** What people may do. */
    public AccessDecisions decisions() {
        return decisions;
    }

    /** Roles and grants. */
    public Roles roles() {
        return roles;
    }

    /** The organisations. */
    public Organisations organisations() {
        return organisations;
    }

    /** The people. */
    public People people() {
        return people;
    }

    /** Who belongs where. */
    public Memberships memberships() {
        return memberships;
    }

    /** The way in. */
    public Invitations invitations() {
        return invitations;
    }

    /** Collects what differs from the usual case; one builder makes one {@link Tenancy}. */
    public static final class Builder {

        private final Transactions transactions;
        private @Nullable AuditTrail audit;
        private TenancyEvents events = event -> {};
        private Clock clock = Clock.systemUTC();
        private Duration bypassTimeLimit = SuperadminBypass.DEFAULT_TIME_LIMIT;
        private @Nullable DataSource bypassDataSource;
        private ReservedSlugs reservedSlugs = ReservedSlugs.shipped();
        private DefaultGrants defaultGrants = DefaultGrants.shipped();
        private List<OrganisationProvisioner> provisioners = List.of();

        private Builder(Transactions transactions) {
            this.transactions = transactions;
        }

        /** A trail of the host's instead of the table {@code audit_entries}. */
        public Builder audit(AuditTrail trail) {
            this.audit = trail;
            return this;
        }

        /** Who hears of what happened, and whose failures are logged; nobody by default. */
        public Builder events(TenancyEvents listener) {
            this.events = listener;
            return this;
        }

        /** Where time comes from; the system's clock in UTC by default. */
        public Builder clock(Clock source) {
            this.clock = source;
            return this;
        }

        /** How long a bypass stays open; {@link SuperadminBypass#DEFAULT_TIME_LIMIT} by default. */
        public Builder bypassTimeLimit(Duration limit) {
            this.bypassTimeLimit = limit;
            return this;
        }

        /**
         * Connections for bypasses, with a login of their own, which {@code HibernateIsolation} was given too; the
         * application's own by default.
         */
        public Builder bypassDataSource(DataSource dataSource) {
            this.bypassDataSource = dataSource;
            return this;
        }

        /** Slugs that cannot be had; {@link ReservedSlugs#shipped()} by default. */
        public Builder reservedSlugs(ReservedSlugs words) {
            this.reservedSlugs = words;
            return this;
        }

        /** What built-in roles may do; {@link DefaultGrants#shipped()} by default. */
        public Builder defaultGrants(DefaultGrants grants) {
            this.defaultGrants = grants;
            return this;
        }

        /** What else a new organisation needs; nothing by default. */
        public Builder provisioners(List<OrganisationProvisioner> more) {
            this.provisioners = List.copyOf(more);
            return this;
        }

        /** Puts it together. */
        public Tenancy build() {
            return new Tenancy(this);
        }
    }
}
