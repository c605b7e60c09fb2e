/** Shows who made a budget item read as it does, step by step. */
@NullMarked
package dev.daybook.ledger.community.showbudgetitemhistory;

import org.jspecify.annotations.NullMarked;
