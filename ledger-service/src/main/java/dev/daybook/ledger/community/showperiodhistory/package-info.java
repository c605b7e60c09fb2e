/** Shows who opened, closed and reopened a period, and why, step by step. */
@NullMarked
package dev.daybook.ledger.community.showperiodhistory;

import org.jspecify.annotations.NullMarked;
