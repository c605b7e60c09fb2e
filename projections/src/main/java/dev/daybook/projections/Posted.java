package dev.daybook.projections;

import dev.daybook.contracts.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * An event on its way into a view.
 *
 * @param position its place in the log
 * @param id the event's own
 * @param at when it was recorded
 * @param actor who did it
 */
public record Posted<E extends Event>(
    long position, UUID id, String tenant, Instant at, String actor, E event) {}
