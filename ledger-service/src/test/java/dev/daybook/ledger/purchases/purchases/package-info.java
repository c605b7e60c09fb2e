@NullMarked
package dev.daybook.ledger.purchases.purchases;

import org.jspecify.annotations.NullMarked;
