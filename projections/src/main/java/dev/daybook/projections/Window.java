package dev.daybook.projections;

/** The part of a list that is wanted: so many entries, after skipping some. */
public record Window(long skip, int limit) {}
