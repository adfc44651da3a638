package com.example.petclinic;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class Clinic {}
