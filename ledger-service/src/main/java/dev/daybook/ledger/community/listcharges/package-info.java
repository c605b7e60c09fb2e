/** Lists the service charges of a period, of everybody or of one owner. */
@NullMarked
package dev.daybook.ledger.community.listcharges;

import org.jspecify.annotations.NullMarked;
