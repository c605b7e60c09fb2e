/** Lets a closed service period take entries again, for a reason. */
@NullMarked
package dev.daybook.ledger.community.reopenperiod;

import org.jspecify.annotations.NullMarked;
