package dev.daybook.projections;

/** Which part of a list is wanted: so many entries, after skipping some. */
public record Window(long skip, int limit) {}
