package com.example.petclinic;

import com.dreamineering.tenancy.test.proof.IsolationProof;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class ClinicIsolationTests implements IsolationProof {}
