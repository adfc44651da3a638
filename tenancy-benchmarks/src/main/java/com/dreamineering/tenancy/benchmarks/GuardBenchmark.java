package com.dreamineering.tenancy.benchmarks;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What the guard of statements costs for each statement that Hibernate prepares. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class GuardBenchmark {

    private static final int TIMES = 100; // a scope is open for as long as its work, so the loop runs inside

    /** The first one has 170 characters. */
    @Param({
        "select i1_0.id,i1_0.name,i1_0.organisation_id,i1_0.quantity,i1_0.changed_at,i1_0.changed_by,i1_0.version from items "
                + "i1_0 where i1_0.id=? and i1_0.organisation_id = 'organisation in scope'",
        "insert into items (name,organisation_id,quantity,id) values (?,?,?,?)",
        "update items set name=?,quantity=? where id=? and organisation_id=coalesce(?,organisation_id)",
        "select i1_0.id,i1_0.name,p1_0.id,p1_0.name,q1_0.id,q1_0.name,q1_0.quantity from items i1_0 join items p1_0 on "
                + "p1_0.id=i1_0.parent_id and p1_0.organisation_id = 'organisation in scope' left join items q1_0 on "
                + "q1_0.id=p1_0.parent_id and q1_0.organisation_id = 'organisation in scope' where i1_0.name like ? escape '' "
                + "and i1_0.quantity>? and i1_0.organisation_id = 'organisation in scope' order by i1_0.name,i1_0.id offset ? "
                + "rows fetch first ? rows only"
    })
    public String statement;

    private final OrganisationId acme = OrganisationId.random();
    private HikariDataSource dataSource;
    private SessionFactoryImplementor factory;
    private StatementInspector guard;
    private long number;

    /** Builds a session factory, whose guard knows the table. */
    @Setup
    public void build() {
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl("jdbc:h2:mem:guard");
        factory = new HibernatePersistenceConfiguration("guard")
                .managedClass(OwnedItem.class)
                .properties(HibernateIsolation.settings(dataSource))
                .createEntityManagerFactory()
                .unwrap(SessionFactoryImplementor.class);
        guard = factory.getSessionFactoryOptions().getStatementInspector();
    }

    /** Closes what was built. */
    @TearDown
    public void close() {
        factory.close();
        dataSource.close();
    }

    /** The same text in the same object, as Hibernate hands over what belongs to a plan that it keeps. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void known(Blackhole consumed) {
        TenantContext.run(acme, () -> {
            for (int i = 0; i < TIMES; i++) {
                consumed.consume(guard.inspect(statement));
            }
        });
    }

    /** The same text in another object, whose hash has to be computed. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void knownInAnotherObject(Blackhole consumed) {
        TenantContext.run(acme, () -> {
            for (int i = 0; i < TIMES; i++) {
                consumed.consume(guard.inspect(new StringBuilder(statement).toString()));
            }
        });
    }

    /** A text that was never seen: it is read, and pushes another one out of those that are remembered. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void unknown(Blackhole consumed) {
        TenantContext.run(acme, () -> {
            for (int i = 0; i < TIMES; i++) {
                consumed.consume(guard.inspect(statement + " /* " + number++ + " */"));
            }
        });
    }
}
