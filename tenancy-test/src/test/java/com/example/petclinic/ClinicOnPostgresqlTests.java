package com.example.petclinic;

import com.dreamineering.tenancy.test.proof.IsolationProof;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same with row-level security, and with the logins that it should be run with. */
@SpringBootTest
class ClinicOnPostgresqlTests implements IsolationProof {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        ClinicDatabase.create().tell(settings);
    }
}
