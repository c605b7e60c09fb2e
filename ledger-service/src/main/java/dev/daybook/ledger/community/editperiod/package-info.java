/** Calls a period something else, or moves its days, while nothing conflicts. */
@NullMarked
package dev.daybook.ledger.community.editperiod;

import org.jspecify.annotations.NullMarked;
