/**
 * The event store as the service uses it: one log, appended to and sourced by commands.
 *
 * <p>It promises that an idempotency key is kept for at least a day, and not for ever; and that a
 * database without room on its disk is known to readiness, and told to whoever reads the log.
 */
@NullMarked
package dev.daybook.ledger.platform.eventlog;

import org.jspecify.annotations.NullMarked;
