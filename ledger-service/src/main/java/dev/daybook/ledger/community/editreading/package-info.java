/** Corrects a reading while its period is open. */
@NullMarked
package dev.daybook.ledger.community.editreading;

import org.jspecify.annotations.NullMarked;
