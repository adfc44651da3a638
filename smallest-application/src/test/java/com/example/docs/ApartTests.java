package com.example.docs;

import com.dreamineering.tenancy.test.proof.IsolationProof;
import org.springframework.boot.test.context.SpringBootTest;

// tag::proof
@SpringBootTest
class ApartTests implements IsolationProof {}
// end::proof
