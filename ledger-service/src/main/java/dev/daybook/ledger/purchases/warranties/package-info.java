/** Warranties: until when what was bought is covered, and by whom. */
@NullMarked
package dev.daybook.ledger.purchases.warranties;

import org.jspecify.annotations.NullMarked;
