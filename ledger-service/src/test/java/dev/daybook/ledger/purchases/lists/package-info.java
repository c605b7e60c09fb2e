@NullMarked
package dev.daybook.ledger.purchases.lists;

import org.jspecify.annotations.NullMarked;
