@NullMarked
package dev.daybook.ledger.purchases.analytics;

import org.jspecify.annotations.NullMarked;
