@NullMarked
package dev.daybook.ledger.purchases.files;

import org.jspecify.annotations.NullMarked;
