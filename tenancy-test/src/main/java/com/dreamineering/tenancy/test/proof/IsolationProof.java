package com.dreamineering.tenancy.test.proof;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Proves that an application keeps organisations apart: {@code @SpringBootTest class ApartTests implements IsolationProof {}}.
 *
 * <p>It reads the mapping, stores rows that look alike for several organisations, and tries from one to get at another's.
 * Each entity has a test for each way to its rows. Put no {@code @Transactional} on the class: each try has a transaction of
 * its own, and the rows stay in the database.
 */
@ExtendWith(ProofParameter.class)
public interface IsolationProof {

    /** The tests; not meant to be overridden. */
    @TestFactory
    default Stream<DynamicNode> keepsOrganisationsApart(Proof proof) {
        return proof.tests();
    }

    /** Adds what the proof cannot make up by itself; nothing by default. */
    default void supply(Supplies supplies) {}
}
