/** Changes what a budget item is called, what it may cost, or how it is shared. */
@NullMarked
package dev.daybook.ledger.community.editbudgetitem;

import org.jspecify.annotations.NullMarked;
