package com.dreamineering.tenancy.planted.membership;

public class OpenToAll {}
