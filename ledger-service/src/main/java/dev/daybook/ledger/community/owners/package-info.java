/** Owners: the people who pay in, and who bear what falls to their properties. */
@NullMarked
package dev.daybook.ledger.community.owners;

import org.jspecify.annotations.NullMarked;
