/**
 * The way of a command: it is dispatched on Axon's command bus, its slice's boundary is sourced,
 * the slice decides, and what it decided is appended on the condition that the boundary has not
 * moved meanwhile.
 *
 * <p>It promises an outcome for every command within a limit of time: done, repeated, refused,
 * stale, or contended after a bounded number of tries. How a slice decides is the slice's business;
 * how bytes travel is HTTP's.
 */
@NullMarked
package dev.daybook.ledger.platform.command;

import org.jspecify.annotations.NullMarked;
