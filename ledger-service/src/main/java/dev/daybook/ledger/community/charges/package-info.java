/** Service charges: what one owner alone owes, and nobody shares. */
@NullMarked
package dev.daybook.ledger.community.charges;

import org.jspecify.annotations.NullMarked;
