@NullMarked
package dev.daybook.ledger.platform.slice;

import org.jspecify.annotations.NullMarked;
