package com.dreamineering.tenancy;

/** Something that happened and was committed. */
public interface TenancyEvent {}
