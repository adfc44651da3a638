package com.dreamineering.tenancy.test.proof;

import com.dreamineering.tenancy.OrganisationId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** The tests of one application; {@link IsolationProof} gives them to JUnit. */
public final class Proof {

    private final SessionFactoryImplementor factory;
    private final DataSource dataSource;
    private final Supplies supplies;
    private final @Nullable SpringParts spring;

    Proof(SessionFactoryImplementor factory, DataSource dataSource, Supplies supplies, @Nullable SpringParts spring) {
        this.spring = spring;
        this.factory = factory;
        this.dataSource = dataSource;
        this.supplies = supplies;
    }

    Stream<DynamicNode> tests() {
        Application application =
                new Application(factory, spring == null ? UnitsOfWork.of(factory) : spring.unitsOfWork());
        RowMaker maker = new RowMaker(new Values());
        supplies.entities.forEach(maker::supply);
        supplies.values.forEach((type, make) -> maker.values.supply(
                type,
                mark -> make.apply(new Seed(mark, row -> {
                    throw new IllegalStateException("A value of %s cannot need a row".formatted(type.getName()));
                }))));
        Seeder seeder = new Seeder(application, maker);
        Stage stage = new Stage(application, seeder, new Eye(dataSource, application), name -> OrganisationId.random());
        Judge judge = new Judge(stage);
        Map<Road, Answer> before = new LinkedHashMap<>();
        for (MappedEntity entity : application.entities) {
            readingRoads(entity, stage).forEach(road -> before.put(road, judge.before(road)));
        }
        Map<Road, Answer> asked = new LinkedHashMap<>();
        for (MappedEntity entity : application.entities) {
            if (entity.isOwned() && stage.hasRowOf(entity)) {
                new QuestionRoads(entity, stage).all().forEach(road -> asked.put(road, judge.before(road)));
            }
        }
        CallTests calls = new CallTests(stage, calls(application, maker.values));
        stage.bringInAcme();
        stage.bringInHooli();
        Stream<DynamicNode> entities =
                application.entities.stream().map(entity -> tests(entity, stage, judge, before, asked));
        return Stream.concat(entities, calls.all());
    }

    private List<Call> calls(Application application, Values values) {
        List<Call> calls = new ArrayList<>(new NamedQueries(application, values, supplies.arguments).all());
        if (spring != null) {
            calls.addAll(spring.repositoryMethods(
                    application, new RepositoryArguments(application, values, supplies.arguments)));
        }
        return calls;
    }

    private static Stream<Road> readingRoads(MappedEntity entity, Stage stage) {
        if (!entity.hasTable()) {
            return new QueryRoads(entity).all(); // rows without keys that anybody stored
        }
        if (!stage.hasRowOf(entity)) {
            return Stream.empty();
        }
        Stream<Road> all = Stream.concat(new QueryRoads(entity).all(), AssociationRoads.of(entity));
        if (!entity.isOwned()) {
            return all;
        }
        return Stream.of(
                        new KeyRoads(entity).all(),
                        new KeyRoads(entity).byNaturalId(),
                        all,
                        new SqlRoads(entity).all(),
                        new SessionRoads(entity).all())
                .flatMap(roads -> roads);
    }

    private static DynamicNode tests(
            MappedEntity entity, Stage stage, Judge judge, Map<Road, Answer> before, Map<Road, Answer> asked) {
        List<DynamicTest> tests = new ArrayList<>();
        if (!entity.isAbstract() && entity.hasTable()) {
            tests.add(DynamicTest.dynamicTest("%s › is seeded".formatted(entity), () -> requireSeeded(entity, stage)));
        }
        before.forEach((road, answer) -> {
            if (road.entity() == entity) {
                tests.add(DynamicTest.dynamicTest(road.toString(), () -> judge.read(road, answer)));
            }
        });
        asked.forEach((road, answer) -> {
            if (road.entity() == entity) {
                tests.add(DynamicTest.dynamicTest(road.toString(), () -> judge.ask(road, answer)));
            }
        });
        if (entity.isOwned() && stage.hasRowOf(entity)) {
            new ChangeRoads(entity)
                    .all()
                    .map(road -> DynamicTest.dynamicTest(road.toString(), () -> judge.change(road, stage.initech)))
                    .forEach(tests::add);
            new MoveRoads(entity, stage)
                    .all()
                    .map(road ->
                            DynamicTest.dynamicTest(road.toString(), () -> judge.change(road, stage.hoolis().party)))
                    .forEach(tests::add);
            if (!entity.isAbstract()) {
                new ReferenceRoads(entity, stage)
                        .all()
                        .map(road -> DynamicTest.dynamicTest(road.toString(), () -> judge.refer(road)))
                        .forEach(tests::add);
            }
        }
        return DynamicContainer.dynamicContainer(entity.name(), tests);
    }

    private static void requireSeeded(MappedEntity entity, Stage stage) {
        CannotSeedException problem = stage.seeder.problems.get(entity);
        if (problem != null) {
            throw new AssertionError(problem.getMessage(), problem);
        }
        for (MappedAttribute attribute : entity.attributes) {
            CannotSeedException gap = stage.seeder.gaps().get(attribute);
            if (gap != null) {
                throw new AssertionError(gap.getMessage(), gap);
            }
        }
    }
}
