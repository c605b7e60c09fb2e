/** Takes a contribution out of the reckoning; its history stays. */
@NullMarked
package dev.daybook.ledger.community.voidcontribution;

import org.jspecify.annotations.NullMarked;
