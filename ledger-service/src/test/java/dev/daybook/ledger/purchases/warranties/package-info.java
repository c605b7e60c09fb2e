@NullMarked
package dev.daybook.ledger.purchases.warranties;

import org.jspecify.annotations.NullMarked;
