/** Lists the readings of a period, of all meters or of some. */
@NullMarked
package dev.daybook.ledger.community.listreadings;

import org.jspecify.annotations.NullMarked;
