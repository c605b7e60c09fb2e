/** Service periods: opened, edited, closed and reopened; chains of them carry balances forward. */
@NullMarked
package dev.daybook.ledger.community.periods;

import org.jspecify.annotations.NullMarked;
