/** Takes a reading out of the reckoning while its period is open. */
@NullMarked
package dev.daybook.ledger.community.voidreading;

import org.jspecify.annotations.NullMarked;
