/** Lists the expenses of a period, of everybody or of one payer, of every kind or of one. */
@NullMarked
package dev.daybook.ledger.community.listexpenses;

import org.jspecify.annotations.NullMarked;
