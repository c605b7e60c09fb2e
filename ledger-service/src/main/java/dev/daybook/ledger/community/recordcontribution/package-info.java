/** Records money that an owner paid in. */
@NullMarked
package dev.daybook.ledger.community.recordcontribution;

import org.jspecify.annotations.NullMarked;
