package com.dreamineering.tenancy.spring.planted.security;

import com.dreamineering.tenancy.spring.planted.autoconfigure.OpenAutoConfiguration;
import com.dreamineering.tenancy.spring.planted.web.Page;

public final class Guard {
    Page page;
    OpenAutoConfiguration wiring;
}
