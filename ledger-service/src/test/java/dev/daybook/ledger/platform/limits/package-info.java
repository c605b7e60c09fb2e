@NullMarked
package dev.daybook.ledger.platform.limits;

import org.jspecify.annotations.NullMarked;
