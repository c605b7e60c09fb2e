/** Relabels a property, or changes whose it is and how it counts from a day on. */
@NullMarked
package dev.daybook.ledger.community.editproperty;

import org.jspecify.annotations.NullMarked;
