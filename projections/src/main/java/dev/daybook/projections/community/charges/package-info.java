/** Service charges: what one owner alone owes, as it read at every position. */
@NullMarked
package dev.daybook.projections.community.charges;

import org.jspecify.annotations.NullMarked;
