/** Service periods, open or closed, as they read at every position. */
@NullMarked
package dev.daybook.projections.community.periods;

import org.jspecify.annotations.NullMarked;
