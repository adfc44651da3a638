package com.dreamineering.tenancy.test.proof;

import com.dreamineering.tenancy.OrganisationId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Four organisations: Acme, whose rows others go for; Globex, which reads and has rows that look the same; Initech, which
 * changes things and has no rows; and Hooli, which has rows to change.
 *
 * <p>Acme's rows come last, so that what others get without them is known.
 */
final class Stage {

    private static final int FIRST_OF_UNLIKE_MARKS = 1_000;

    final Application application;
    final Seeder seeder;
    final Party globex;
    final Party initech;
    private final Eye eye;
    private final Function<String, OrganisationId> founding;
    private final World globexs;
    private final World shared;
    private int parties;
    private int marks = FIRST_OF_UNLIKE_MARKS;
    private @Nullable World acmes;
    private @Nullable World hoolis;
    private Map<String, List<String>> seen = Map.of();

    Stage(Application application, Seeder seeder, Eye eye, Function<String, OrganisationId> founding) {
        this.application = application;
        this.seeder = seeder;
        this.eye = eye;
        this.founding = founding;
        globex = found("Globex");
        initech = found("Initech");
        globexs = seeder.seed(globex, Mark.TWIN);
        shared = seeder.seedShared(globex, Mark.OTHER);
    }

    private Party found(String name) {
        return new Party(name, founding.apply(name), parties++);
    }

    /** Brings in Acme, or another one after somebody got at it. */
    void bringInAcme() {
        Party acme = found("Acme");
        seeder.seed(acme, Mark.TWIN);
        acmes = seeder.seed(acme, Mark.OTHER);
        seen = eye.rowsOf(acme);
    }

    /** Brings in Hooli, or another one after it lost rows. */
    void bringInHooli() {
        hoolis = seeder.seed(found("Hooli"), Mark.TWIN);
    }

    World acmes() {
        return Objects.requireNonNull(acmes, "Acme is not there yet");
    }

    World hoolis() {
        return Objects.requireNonNull(hoolis, "Hooli is not there yet");
    }

    Party acme() {
        return acmes().party;
    }

    boolean hasRowOf(MappedEntity entity) {
        return globexs.rowOfKind(entity).isPresent();
    }

    World globexs() {
        return globexs;
    }

    /** The entity itself, or one that extends it and has rows. */
    MappedEntity concrete(MappedEntity entity) {
        return globexs.rowOfKind(entity).map(Row::entity).orElse(entity);
    }

    Object idOfNobodys(MappedEntity entity) {
        return sharedRow(entity).map(Row::id).orElseGet(() -> Nowhere.like(globexs.idOfKind(entity), entity.idType()));
    }

    /** Everybody's row, which is there without Acme too. */
    private Optional<Row> sharedRow(MappedEntity entity) {
        return entity.isOwned() ? Optional.empty() : shared.rowOfKind(entity);
    }

    /** A row that is stored nowhere. */
    Object unsaved(MappedEntity entity, Mark mark) {
        return application.looking(globex, session -> {
            if (sharedRow(entity).isPresent()) {
                return session.find(entity.type(), idOfNobodys(entity));
            }
            Object row = seeder.unsaved(entity, globexs, mark, session);
            entity.persister.setIdentifier(row, idOfNobodys(entity), null);
            if (entity.persister.isVersioned()) {
                int version = entity.persister.getVersionPropertyIndex();
                Object own = session.find(entity.type(), globexs.idOfKind(entity));
                entity.persister.setValue(row, version, entity.persister.getValue(own, version));
            }
            return row;
        });
    }

    /** A new row of one who has rows, unlike those that are there. */
    Object unsaved(MappedEntity entity, Party party, Session session) {
        World world = Stream.of(globexs, hoolis, acmes)
                .filter(Objects::nonNull)
                .filter(candidate -> candidate.party.equals(party))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no rows".formatted(party)));
        return seeder.unsaved(entity, world, unlikeOthers(), session);
    }

    Mark unlikeOthers() {
        return new Mark(marks++);
    }

    /** What happened to Acme's rows since the last time; empty where nothing did. Whole rows are there again afterwards. */
    String damage() {
        String difference = Eye.difference(seen, eye.rowsOf(acme()));
        if (!difference.isEmpty()) {
            bringInAcme();
        }
        return difference;
    }
}
