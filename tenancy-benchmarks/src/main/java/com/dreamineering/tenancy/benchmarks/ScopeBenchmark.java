package com.dreamineering.tenancy.benchmarks;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.ScopedWork;
import com.dreamineering.tenancy.context.TenantContext;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What a scope costs beside a bare {@link ThreadLocal}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScopeBenchmark {

    private static final int TIMES = 1_000; // a scope is open for as long as its work, so the loop runs inside
    private static final ThreadLocal<Object> BARE = new ThreadLocal<>();

    private final OrganisationId acme = OrganisationId.random();
    private final OrganisationId globex = OrganisationId.random();
    private final ScopedWork<OrganisationId, RuntimeException> work = () -> globex;

    /** What the scopes are compared with: takes note of what is set, sets something else and sets it back. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void bareSetAndSetBack(Blackhole consumed) {
        BARE.set(acme);
        for (int i = 0; i < TIMES; i++) {
            Object outer = BARE.get();
            BARE.set(globex);
            try {
                consumed.consume(work.call());
            } finally {
                BARE.set(outer);
            }
        }
    }

    /** A scope inside another one. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void nestedScope(Blackhole consumed) {
        TenantContext.run(acme, () -> {
            for (int i = 0; i < TIMES; i++) {
                consumed.consume(TenantContext.call(globex, work));
            }
        });
    }

    /** What reading is compared with. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void bareGet(Blackhole consumed) {
        BARE.set(acme);
        for (int i = 0; i < TIMES; i++) {
            consumed.consume(BARE.get());
        }
    }

    /** The organisation in scope. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void readScope(Blackhole consumed) {
        TenantContext.run(acme, () -> {
            for (int i = 0; i < TIMES; i++) {
                consumed.consume(TenantContext.required());
            }
        });
    }
}
