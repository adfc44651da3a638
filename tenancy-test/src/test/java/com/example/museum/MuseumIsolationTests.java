package com.example.museum;

import com.dreamineering.tenancy.test.proof.IsolationProof;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class MuseumIsolationTests implements IsolationProof {}
