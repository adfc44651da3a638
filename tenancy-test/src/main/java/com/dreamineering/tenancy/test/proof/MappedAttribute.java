package com.dreamineering.tenancy.test.proof;

import jakarta.persistence.GeneratedValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.Arrays;
import org.hibernate.annotations.IdGeneratorType;
import org.hibernate.annotations.ValueGenerationType;
import org.hibernate.generator.Generator;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.SqlTypedMapping;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.BasicType;
import org.hibernate.type.CollectionType;
import org.hibernate.type.ComponentType;
import org.hibernate.type.EntityType;
import org.hibernate.type.ForeignKeyDirection;
import org.hibernate.type.OneToOneType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** An attribute of an entity other than its id. */
final class MappedAttribute {

    final MappedEntity entity;
    final int index;

    MappedAttribute(MappedEntity entity, int index) {
        this.entity = entity;
        this.index = index;
    }

    String name() {
        return persister().getPropertyNames()[index];
    }

    String path() {
        return "%s.%s".formatted(entity.name(), name());
    }

    Type type() {
        return persister().getPropertyTypes()[index];
    }

    boolean isBasic() {
        return type() instanceof BasicType<?>;
    }

    boolean isToOne() {
        return type() instanceof EntityType;
    }

    boolean isComponent() {
        return type() instanceof ComponentType;
    }

    boolean isCollection() {
        return type() instanceof CollectionType;
    }

    /** Whether the other side of the association writes it. */
    boolean isInverse() {
        if (type() instanceof OneToOneType oneToOne) {
            return oneToOne.getForeignKeyDirection() == ForeignKeyDirection.TO_PARENT;
        }
        return isCollection() && collection().isInverse();
    }

    boolean isNullable() {
        return persister().getPropertyNullability()[index];
    }

    boolean isUpdatable() {
        return persister().getPropertyUpdateability()[index];
    }

    /** Whether a row can be given a value for it; no for versions, formulas, the organisation and what is generated. */
    boolean isWritten() {
        Generator generator = persister().getGenerators()[index];
        boolean generated = generator != null && generator.generatesSometimes();
        boolean version = persister().isVersioned() && persister().getVersionPropertyIndex() == index;
        return !generated
                && !version
                && (isToOne() || isCollection() || persister().getPropertyInsertability()[index]);
    }

    CollectionPersister collection() {
        return persister()
                .getFactory()
                .getMappingMetamodel()
                .getCollectionDescriptor(((CollectionType) type()).getRole());
    }

    @SuppressWarnings("removal") // nothing else tells the types inside a collection
    Type elementType() {
        return collection().getElementType();
    }

    @SuppressWarnings("removal") // as for elements
    Type keyType() {
        return collection().getIndexType();
    }

    Object emptyCollection() {
        return ((CollectionType) type()).instantiate(1);
    }

    /** The entity it leads to; null where it leads to none. */
    @Nullable
    String target() {
        Type type = isCollection() ? elementType() : type();
        return type instanceof EntityType association ? association.getAssociatedEntityName() : null;
    }

    Slot slot() {
        return slot(path(), persister().getAttributeMapping(index));
    }

    /** What goes into the collection. */
    Slot elementSlot() {
        return slot(
                path() + ".element",
                elementType().getReturnedClass(),
                collection().getAttributeMapping().getElementDescriptor(),
                null);
    }

    Slot keySlot() {
        return slot(
                path() + ".key",
                keyType().getReturnedClass(),
                collection().getAttributeMapping().getIndexDescriptor(),
                null);
    }

    static Slot slot(String path, AttributeMapping mapping) {
        return slot(path, mapping.getJavaType().getJavaTypeClass(), mapping, member(mapping));
    }

    static Slot slot(String path, Class<?> type, Object mapping, @Nullable Member member) {
        SqlTypedMapping sql = mapping instanceof SqlTypedMapping typed ? typed : null;
        return new Slot(
                path,
                type,
                sql == null || sql.getLength() == null ? -1 : sql.getLength(),
                sql == null || sql.getScale() == null ? -1 : sql.getScale(),
                member);
    }

    static @Nullable Member member(AttributeMapping mapping) {
        return mapping.getPropertyAccess().getGetter().getMember();
    }

    /** Whether something else than the application gives the value, such as a sequence or the organisation in scope. */
    static boolean isGenerated(@Nullable Member member) {
        return member instanceof AnnotatedElement element
                && Arrays.stream(element.getAnnotations()).anyMatch(MappedAttribute::generates);
    }

    private static boolean generates(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        return type == GeneratedValue.class
                || type.isAnnotationPresent(IdGeneratorType.class)
                || type.isAnnotationPresent(ValueGenerationType.class);
    }

    @Nullable
    Object get(Object row) {
        return persister().getValue(row, index);
    }

    void set(Object row, Object value) {
        persister().setValue(row, index, value);
    }

    private EntityPersister persister() {
        return entity.persister;
    }

    @Override
    public String toString() {
        return path();
    }
}
