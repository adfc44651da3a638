package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.context.TenantScope.OneOrganisation;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Names the organisation in what Envers writes.
 *
 * <p>Of a row that is removed Envers keeps nothing but the key unless it is told to, and of a detached object that does not
 * name its organisation it keeps just that.
 */
final class HistoryOwner implements PreInsertEventListener {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Hibernate makes listeners Serializable and never serialises one
    private final Map<String, String> owners;

    @SuppressWarnings("serial") // for the same reason
    private final AdoptedEntities adopted;

    /** By the names of the histories, the attribute that names the organisation. */
    HistoryOwner(Map<String, String> owners, AdoptedEntities adopted) {
        this.owners = Map.copyOf(owners);
        this.adopted = adopted;
    }

    @Override
    public boolean onPreInsert(PreInsertEvent event) {
        EntityPersister history = event.getPersister();
        String owner = owners.get(history.getEntityName());
        if (owner != null) {
            name(event, history, Arrays.asList(history.getPropertyNames()).indexOf(owner));
        }
        return false;
    }

    private void name(PreInsertEvent event, EntityPersister history, int position) {
        @Nullable Object[] state = event.getState();
        Object owner = state[position];
        boolean refused = TenantContext.scope() instanceof EveryOrganisation
                || adopted.refuses(history.getRootEntityName(), true);
        if (owner == null) {
            UUID organisation = adopted.organisationOfNewRows();
            if (organisation == null && refused) {
                throw new ScopeMismatchException(
                        ("A row of %s would name no organisation: Envers keeps only the key of what is removed. Remove it in its"
                                        + " organisation's scope, or set org.hibernate.envers.store_data_at_delete=true")
                                .formatted(history.getEntityName()));
            }
            state[position] = organisation;
            // Where it is missing, Hibernate would take it for a change.
            history.setValue(event.getEntity(), position, organisation);
        } else if (refused
                && TenantContext.scope() instanceof OneOrganisation
                && !owner.equals(SessionTenant.ofThread())) {
            throw new ScopeMismatchException(
                    ("A row of %s belongs to another organisation than the one in scope. Change what it is the history of in"
                                    + " its own organisation's scope")
                            .formatted(history.getEntityName()));
        }
    }
}
