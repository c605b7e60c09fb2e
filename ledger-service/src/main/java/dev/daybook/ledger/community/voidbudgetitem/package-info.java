/** Voids a budget item that no expense names. */
@NullMarked
package dev.daybook.ledger.community.voidbudgetitem;

import org.jspecify.annotations.NullMarked;
