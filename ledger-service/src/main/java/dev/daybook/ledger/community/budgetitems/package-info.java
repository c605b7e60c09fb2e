/** Budget items: how each kind of cost is shared in a period. */
@NullMarked
package dev.daybook.ledger.community.budgetitems;

import org.jspecify.annotations.NullMarked;
