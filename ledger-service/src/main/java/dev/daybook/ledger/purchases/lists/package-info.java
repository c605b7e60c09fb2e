/** Retailers and brands: the lists of what purchases name. */
@NullMarked
package dev.daybook.ledger.purchases.lists;

import org.jspecify.annotations.NullMarked;
