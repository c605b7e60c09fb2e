/** Lists periods, by pages, as lines, or live. */
@NullMarked
package dev.daybook.ledger.community.listperiods;

import org.jspecify.annotations.NullMarked;
