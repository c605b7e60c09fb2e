/** Shows what every owner's account comes to in a period, and why. */
@NullMarked
package dev.daybook.ledger.community.showbalancesheet;

import org.jspecify.annotations.NullMarked;
