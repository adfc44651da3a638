package com.dreamineering.tenancy.spring.planted.common;

final class Bag {}
