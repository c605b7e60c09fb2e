/** What the views of a community have in common: which tables there are. */
@NullMarked
package dev.daybook.projections.community;

import org.jspecify.annotations.NullMarked;
