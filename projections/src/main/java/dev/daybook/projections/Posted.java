package dev.daybook.projections;

import dev.daybook.contracts.Event;
import java.time.Instant;

/**
 * An event on its way into a view.
 *
 * @param position its place in the log
 * @param at when it was recorded
 * @param actor who did it
 */
public record Posted<E extends Event>(
    long position, String tenant, Instant at, String actor, E event) {}
