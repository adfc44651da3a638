package com.dreamineering.planted.members;

public record Member(String name) {}
