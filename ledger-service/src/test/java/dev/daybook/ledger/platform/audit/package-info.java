@NullMarked
package dev.daybook.ledger.platform.audit;

import org.jspecify.annotations.NullMarked;
