/** Specifications of what can be done with periods. */
@NullMarked
package dev.daybook.ledger.community.periods;

import org.jspecify.annotations.NullMarked;
