/** Lists the budget items of a period. */
@NullMarked
package dev.daybook.ledger.community.listbudgetitems;

import org.jspecify.annotations.NullMarked;
