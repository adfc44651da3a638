package com.dreamineering.tenancy.isolation;

import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.persister.collection.BasicCollectionPersister;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.JoinedSubclassEntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.persister.internal.StandardPersisterClassResolver;

/** Gives entities and collections with the {@link OrganisationFilter} the persisters that always apply it. */
final class OwnedPersisters extends StandardPersisterClassResolver {

    private static final long serialVersionUID = 1L;

    @Override
    public Class<? extends EntityPersister> getEntityPersisterClass(PersistentClass entity) {
        Class<? extends EntityPersister> usual = super.getEntityPersisterClass(entity);
        if (OrganisationFilter.of(entity) == null) {
            return usual;
        }
        if (usual == JoinedSubclassEntityPersister.class) {
            return OwnedJoinedPersister.class;
        }
        return usual == UnionSubclassEntityPersister.class
                ? OwnedUnionPersister.class
                : OwnedSingleTablePersister.class;
    }

    @Override
    public Class<? extends CollectionPersister> getCollectionPersisterClass(Collection collection) {
        if (!OrganisationFilter.isOn(collection)) {
            Class<? extends CollectionPersister> usual = super.getCollectionPersisterClass(collection);
            return usual == BasicCollectionPersister.class && OrganisationFilter.of(collection.getOwner()) != null
                    ? OwnedValuesPersister.class
                    : usual;
        }
        return collection.isOneToMany() ? OwnedOneToManyPersister.class : OwnedCollectionPersister.class;
    }
}
