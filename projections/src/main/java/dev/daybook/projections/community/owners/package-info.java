/** Owners, as they read at every position. */
@NullMarked
package dev.daybook.projections.community.owners;

import org.jspecify.annotations.NullMarked;
