/** Purchases, specified: decisions by themselves, and the whole over HTTP. */
@NullMarked
package dev.daybook.ledger.purchases;

import org.jspecify.annotations.NullMarked;
