/**
 * The way of a command: it is dispatched on Axon's command bus, its slice's boundary is sourced,
 * the slice decides, and what it decided is appended on the condition that the boundary has not
 * moved meanwhile. A {@link dev.daybook.ledger.platform.slice.ViewedSlice}, whose history is too
 * long for that, reads views at a position instead, on the same condition.
 *
 * <p>It promises an outcome for every command within a limit of time: done, repeated, refused,
 * stale, its key used for something else, its views behind, or contended after a bounded number of
 * tries, the later ones with the right of way. How a slice decides is the slice's business; how
 * bytes travel is HTTP's.
 */
@NullMarked
package dev.daybook.ledger.platform.command;

import org.jspecify.annotations.NullMarked;
