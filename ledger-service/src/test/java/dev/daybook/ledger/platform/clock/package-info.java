@NullMarked
package dev.daybook.ledger.platform.clock;

import org.jspecify.annotations.NullMarked;
