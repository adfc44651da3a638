package com.dreamineering.tenancy.test.proof;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.isolation.LibraryEntities;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** The application that is looked at: its persistence unit. */
final class Application {

    final SessionFactoryImplementor factory;
    final List<MappedEntity> entities;

    private final UnitsOfWork unitsOfWork;

    Application(SessionFactoryImplementor factory, UnitsOfWork unitsOfWork) {
        this.factory = factory;
        this.unitsOfWork = unitsOfWork;
        Set<String> ofTheLibrary = LibraryEntities.names();
        List<EntityPersister> persisters = new ArrayList<>();
        factory.getMappingMetamodel().forEachEntityDescriptor(persisters::add);
        this.entities = persisters.stream()
                .filter(persister -> !ofTheLibrary.contains(persister.getEntityName()))
                .map(MappedEntity::new)
                .sorted(Comparator.comparing(MappedEntity::name))
                .toList();
    }

    MappedEntity entity(String name) {
        return entities.stream()
                .filter(entity -> entity.persister.getEntityName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'%s' is no entity of this application".formatted(name)));
    }

    /** The row of an entity that a factory of the application asks for. */
    Object row(Class<?> type, Side side) {
        return entities.stream()
                .filter(entity -> entity.type() == type)
                .findFirst()
                .map(side::row)
                .orElseThrow(() -> new IllegalArgumentException("%s is no entity".formatted(type.getName())));
    }

    /** Asks Hibernate about the application, and no database. */
    <T> T asking(Function<Session, T> question) {
        try (Session session = factory.openSession()) {
            return question.apply(session);
        }
    }

    /** Does the work in the organisation's scope and a transaction of its own, which is rolled back. */
    <T extends @Nullable Object> T looking(Party party, Function<Session, T> work) {
        return TenantContext.<T, RuntimeException>call(party.id(), () -> unitsOfWork.call(false, work));
    }

    /** Does the work in the organisation's scope and a transaction of its own. */
    <T extends @Nullable Object> T changing(Party party, Function<Session, T> work) {
        return TenantContext.<T, RuntimeException>call(party.id(), () -> unitsOfWork.call(true, work));
    }
}
