/** Says how one kind of cost is shared in a period. */
@NullMarked
package dev.daybook.ledger.community.addbudgetitem;

import org.jspecify.annotations.NullMarked;
