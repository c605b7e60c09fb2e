/** Breaks the rules on purpose, so that they are known to bite. */
@NullMarked
package dev.daybook.ledger.platform.deliberate;

import org.jspecify.annotations.NullMarked;
