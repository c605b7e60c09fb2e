package dev.daybook.ledger.platform.clock;

import java.time.Clock;

/**
 * The clock of the machine that this node runs on. Nothing is dated by it; a type of its own keeps
 * it from being taken for the {@link Clock} that everybody injects.
 */
public record NodeClock(Clock clock) {}
