/** The event store as the service uses it: one log, appended to and sourced by commands. */
@NullMarked
package dev.daybook.ledger.platform.log;

import org.jspecify.annotations.NullMarked;
