/**
 * The events of a tenant for those who read them outside: a page to look at, a replay of all of
 * them, a stream that goes on. It promises that each of the three is the same selection of the log,
 * in order, without a gap; what the events mean is nobody's business here.
 */
@NullMarked
package dev.daybook.ledger.platform.events;

import org.jspecify.annotations.NullMarked;
