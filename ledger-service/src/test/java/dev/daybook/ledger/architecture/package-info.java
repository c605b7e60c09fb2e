/** The rules of the house that a machine can check, each proven by a deliberate violation. */
@NullMarked
package dev.daybook.ledger.architecture;

import org.jspecify.annotations.NullMarked;
