/** Expenses: what owners spent for everyone, as it read at every position. */
@NullMarked
package dev.daybook.projections.community.expenses;

import org.jspecify.annotations.NullMarked;
