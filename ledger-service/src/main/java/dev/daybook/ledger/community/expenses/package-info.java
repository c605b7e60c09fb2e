/** Expenses: what owners spent for everyone, out of pocket. */
@NullMarked
package dev.daybook.ledger.community.expenses;

import org.jspecify.annotations.NullMarked;
