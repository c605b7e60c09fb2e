/** Budget items: how each kind of cost is shared in a period, as it read at every position. */
@NullMarked
package dev.daybook.projections.community.budgetitems;

import org.jspecify.annotations.NullMarked;
