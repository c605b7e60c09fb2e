/** Shows an owner's balance in a period, line by line. */
@NullMarked
package dev.daybook.ledger.community.showownerbalance;

import org.jspecify.annotations.NullMarked;
