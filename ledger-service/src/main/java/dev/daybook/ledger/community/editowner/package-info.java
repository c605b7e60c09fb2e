/** Changes how an owner is called or reached. */
@NullMarked
package dev.daybook.ledger.community.editowner;

import org.jspecify.annotations.NullMarked;
