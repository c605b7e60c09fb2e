/** Lists the contributions of a period, of everybody or of one owner. */
@NullMarked
package dev.daybook.ledger.community.listcontributions;

import org.jspecify.annotations.NullMarked;
