/**
 * Races that other event stores have lost, to be run against any {@code EventStore} on this schema:
 * extend {@code EventStoreRaces} and {@code EventStoreFaults} and say how a node is opened.
 *
 * <p>Every race prints its seed ({@code -Dseed} sets another one; threads stay free to interleave),
 * and {@code -Drace.rounds} makes it longer. What callers were told, what stands in the log and
 * what followers saw must agree.
 */
@NullMarked
package dev.daybook.eventstore.races;

import org.jspecify.annotations.NullMarked;
