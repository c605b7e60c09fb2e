package dev.daybook.contracts;

/**
 * A fact that was written down. Its stored name and revision stand in its context's list of {@link
 * EventType}s.
 */
public interface Event {}
