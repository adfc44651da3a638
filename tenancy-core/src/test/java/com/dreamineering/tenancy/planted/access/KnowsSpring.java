package com.dreamineering.tenancy.planted.access;

import org.springframework.planted.Bean;

record KnowsSpring(Bean bean) {}
