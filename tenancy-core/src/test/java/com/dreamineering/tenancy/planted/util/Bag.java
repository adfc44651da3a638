package com.dreamineering.tenancy.planted.util;

record Bag(String content) {}
