@NullMarked
package dev.daybook.ledger.platform.csv;

import org.jspecify.annotations.NullMarked;
