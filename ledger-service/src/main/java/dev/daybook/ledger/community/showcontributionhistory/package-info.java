/** Shows who made a contribution read as it does, step by step. */
@NullMarked
package dev.daybook.ledger.community.showcontributionhistory;

import org.jspecify.annotations.NullMarked;
