package org.springframework.planted;

/** Stands for Spring, which is not on the class path here. */
public record Bean(String name) {}
