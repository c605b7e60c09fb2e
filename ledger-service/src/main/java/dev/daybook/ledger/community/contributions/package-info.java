/** Contributions: the money that owners paid in. */
@NullMarked
package dev.daybook.ledger.community.contributions;

import org.jspecify.annotations.NullMarked;
