/** Records money that an owner spent for everyone. */
@NullMarked
package dev.daybook.ledger.community.recordexpense;

import org.jspecify.annotations.NullMarked;
