package com.dreamineering.tenancy.spring.planted.web;

import com.dreamineering.tenancy.spring.planted.security.Guard;

public class Page {
    Guard guard;
}
