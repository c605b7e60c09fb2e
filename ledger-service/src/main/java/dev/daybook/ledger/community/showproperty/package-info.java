/** Shows one property, as it counts today and on all other days. */
@NullMarked
package dev.daybook.ledger.community.showproperty;

import org.jspecify.annotations.NullMarked;
