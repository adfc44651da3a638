package com.dreamineering.tenancy.organisation;

import com.dreamineering.tenancy.PlainText;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one page by key, so that the last page costs what the first one does. */
final class OrganisationListing {

    private final EntityManager entities;
    private final OrganisationQuery query;

    OrganisationListing(EntityManager entities, OrganisationQuery query) {
        this.entities = entities;
        this.query = query;
    }

    OrganisationPage page() {
        Optional<StoredOrganisation> before = boundary(query.before());
        boolean backwards = before.isPresent();
        Optional<StoredOrganisation> boundary = backwards ? before : boundary(query.after());
        List<Organisation> found = new ArrayList<>(read(boundary, backwards));
        boolean more = found.size() > query.limit();
        if (more) {
            found.remove(found.size() - 1);
        }
        if (backwards) {
            Collections.reverse(found);
            return new OrganisationPage(found, more, boundary.isPresent());
        }
        return new OrganisationPage(found, boundary.isPresent(), more);
    }

    /** A boundary that is gone means the first page: a link from yesterday must not end in an error. */
    private Optional<StoredOrganisation> boundary(@Nullable Slug slug) {
        if (slug == null) {
            return Optional.empty();
        }
        return entities.createQuery("select o from StoredOrganisation o where o.slug = :slug", StoredOrganisation.class)
                .setParameter("slug", slug.value())
                .getResultStream()
                .findFirst();
    }

    private List<Organisation> read(Optional<StoredOrganisation> boundary, boolean backwards) {
        List<String> conditions = new ArrayList<>();
        String text = PlainText.clean(query.text()).replace("\0", ""); // which PostgreSQL refuses
        if (!text.isEmpty()) {
            conditions.add("(o.foldedName like :text escape '!' or o.slug like :text escape '!')");
        }
        if (query.state() != null) {
            conditions.add("o.state = :state");
        }
        if (boundary.isPresent()) {
            conditions.add("(o.createdAt, o.id) %s (:at, :id)".formatted(backwards ? ">" : "<"));
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        String order = backwards ? " order by o.createdAt, o.id" : " order by o.createdAt desc, o.id desc";
        TypedQuery<StoredOrganisation> typed =
                entities.createQuery("select o from StoredOrganisation o" + where + order, StoredOrganisation.class);
        if (!text.isEmpty()) {
            typed.setParameter("text", "%" + escaped(StoredOrganisation.fold(text)) + "%");
        }
        if (query.state() != null) {
            typed.setParameter("state", query.state());
        }
        boundary.map(StoredOrganisation::toOrganisation)
                .ifPresent(organisation -> typed.setParameter("at", organisation.createdAt())
                        .setParameter("id", organisation.id().value()));
        return typed.setMaxResults(query.limit() + 1)
                .getResultStream()
                .map(StoredOrganisation::toOrganisation)
                .toList();
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
