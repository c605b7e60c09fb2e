package dev.daybook.contracts;

/** What somebody wants done. */
public interface Command {}
