package com.example.petclinic;

import com.dreamineering.tenancy.test.proof.IsolationProof;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = "spring.jpa.hibernate.ddl-auto=create")
class ClinicIsolationTests implements IsolationProof {}
