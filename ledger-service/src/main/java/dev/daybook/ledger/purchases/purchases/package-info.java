/** Purchases: what was bought, for how much, where and when. */
@NullMarked
package dev.daybook.ledger.purchases.purchases;

import org.jspecify.annotations.NullMarked;
