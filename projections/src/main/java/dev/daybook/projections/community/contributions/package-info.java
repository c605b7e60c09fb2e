/** Contributions: the money that owners paid in, as it read at every position. */
@NullMarked
package dev.daybook.projections.community.contributions;

import org.jspecify.annotations.NullMarked;
