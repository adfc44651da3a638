package com.example.careless;

import com.dreamineering.tenancy.test.proof.IsolationProof;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;

/** Run by the tests of the proof only: it fails, as it has to. */
@SpringBootTest(
        classes = CarelessProof.Careless.class,
        properties = "spring.jpa.properties.jakarta.persistence.sql-load-script-source=careless.sql")
public class CarelessProof implements IsolationProof {

    @SpringBootApplication
    static class Careless {}
}
