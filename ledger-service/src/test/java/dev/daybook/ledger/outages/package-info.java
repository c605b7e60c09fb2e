/**
 * What may break under the service while it is busy: its own process, and the connections to its
 * database. Nothing that was answered is lost, and nothing happens twice.
 */
@NullMarked
package dev.daybook.ledger.outages;

import org.jspecify.annotations.NullMarked;
