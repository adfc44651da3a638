package com.dreamineering.tenancy.spring.planted;

import com.dreamineering.tenancy.spring.planted.web.Page;

public final class KnowsAChild {
    Page page;
}
