/**
 * What time it is: for everything that this service dates, promises or lets expire, the time of the
 * database's clock, which all nodes share.
 *
 * <p>It promises that nothing is dated by the clock of the machine that a node runs on, and that a
 * node whose clock differs much from the database's says so and is not ready.
 */
@NullMarked
package dev.daybook.ledger.platform.clock;

import org.jspecify.annotations.NullMarked;
