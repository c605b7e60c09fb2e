/** Closes a service period, so that it takes no more entries. */
@NullMarked
package dev.daybook.ledger.community.closeperiod;

import org.jspecify.annotations.NullMarked;
