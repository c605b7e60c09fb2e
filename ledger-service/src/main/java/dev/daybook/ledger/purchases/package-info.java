/**
 * Purchases: what a person or household bought, where, of which brand, and until when it is under
 * warranty.
 *
 * <p>It promises that a purchase has one warranty at most, which goes with it; that no two
 * retailers and no two brands of a tenant are called the same; and that none is gone that a
 * purchase names. It knows no other context.
 */
@NullMarked
package dev.daybook.ledger.purchases;

import org.jspecify.annotations.NullMarked;
