/** Takes an expense out of the reckoning; its history stays. */
@NullMarked
package dev.daybook.ledger.community.voidexpense;

import org.jspecify.annotations.NullMarked;
