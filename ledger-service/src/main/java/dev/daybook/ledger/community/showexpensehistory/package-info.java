/** Shows who made an expense read as it does, step by step. */
@NullMarked
package dev.daybook.ledger.community.showexpensehistory;

import org.jspecify.annotations.NullMarked;
