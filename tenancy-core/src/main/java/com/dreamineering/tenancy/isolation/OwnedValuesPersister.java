package com.dreamineering.tenancy.isolation;

import org.hibernate.cache.spi.access.CollectionDataAccess;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.mapping.Collection;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.collection.BasicCollectionPersister;

/** Keeps the values of an owned entity to whoever may see that entity; Hibernate creates it. */
public final class OwnedValuesPersister extends BasicCollectionPersister {

    /** For Hibernate. */
    public OwnedValuesPersister(
            Collection collection, CollectionDataAccess cache, RuntimeModelCreationContext context) {
        super(collection, cache, context);
    }

    /** The table of a collection names no organisation: a stateless session would load by any key that somebody kept. */
    @Override
    public void initialize(Object key, SharedSessionContractImplementor session) {
        RowGuard.checkOwners(this, key, session);
        super.initialize(key, session);
    }
}
