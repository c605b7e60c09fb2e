/** Specifications of what can be done with owners. */
@NullMarked
package dev.daybook.ledger.community.owners;

import org.jspecify.annotations.NullMarked;
