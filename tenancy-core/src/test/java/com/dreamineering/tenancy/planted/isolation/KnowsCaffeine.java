package com.dreamineering.tenancy.planted.isolation;

import com.github.benmanes.caffeine.cache.Cache;

record KnowsCaffeine(Cache<String, String> cache) {}
