/** Shows who made a reading read as it does, step by step. */
@NullMarked
package dev.daybook.ledger.community.showreadinghistory;

import org.jspecify.annotations.NullMarked;
