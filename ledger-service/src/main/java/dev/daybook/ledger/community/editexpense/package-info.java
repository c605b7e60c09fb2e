/** Changes what an expense says; what it said before stays in its history. */
@NullMarked
package dev.daybook.ledger.community.editexpense;

import org.jspecify.annotations.NullMarked;
