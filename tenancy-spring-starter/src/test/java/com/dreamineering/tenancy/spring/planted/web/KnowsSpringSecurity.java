package com.dreamineering.tenancy.spring.planted.web;

import org.springframework.security.core.Authentication;

final class KnowsSpringSecurity {
    Authentication authentication;
}
