package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.isolation.CheckedSql;
import com.dreamineering.tenancy.isolation.NarrowSight;
import com.dreamineering.tenancy.organisation.OrganisationState;
import com.dreamineering.tenancy.organisation.Slug;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads where a person belongs, across organisations and in no one else's rows. */
final class OwnOrganisations {

    private OwnOrganisations() {}

    /** By name, suspended ones included. */
    static List<OwnOrganisation> of(EntityManager entities, UserId person) {
        return read(entities, person, null);
    }

    static Optional<OwnOrganisation> of(EntityManager entities, UserId person, String slug) {
        return read(entities, person, slug).stream().findFirst();
    }

    private static List<OwnOrganisation> read(EntityManager entities, UserId person, @Nullable String slug) {
        return CheckedSql.call("It names the person and reads nobody else's rows", () -> {
            Query query = entities.createNativeQuery(
                            "select cast(o.id as varchar(36)), o.slug, o.name, o.state, m.state as membership"
                                    + " from memberships m join organisations o on o.id = m.organisation_id"
                                    + " where m.person_id = ?1"
                                    + (slug == null ? "" : " and o.slug = ?2")
                                    + " order by o.folded_name, o.id")
                    .setParameter(1, person.value());
            if (slug != null) {
                query.setParameter(2, slug);
            }
            List<?> rows = NarrowSight.OWN_MEMBERSHIPS.call(entities, person.toString(), query::getResultList);
            return rows.stream().map(row -> ownOrganisation((Object[]) row)).toList();
        });
    }

    private static OwnOrganisation ownOrganisation(Object[] row) {
        return new OwnOrganisation(
                OrganisationId.parse((String) row[0]),
                new Slug((String) row[1]),
                (String) row[2],
                OrganisationState.valueOf((String) row[3]),
                MembershipState.valueOf((String) row[4]));
    }
}
