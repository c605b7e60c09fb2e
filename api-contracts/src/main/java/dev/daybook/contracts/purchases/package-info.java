/**
 * Purchases: what a person or household bought, where, of which brand, and until when it is under
 * warranty.
 */
@NullMarked
package dev.daybook.contracts.purchases;

import org.jspecify.annotations.NullMarked;
