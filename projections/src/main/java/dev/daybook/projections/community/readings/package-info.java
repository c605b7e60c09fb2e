/** Readings: what the meters of properties showed, as it read at every position. */
@NullMarked
package dev.daybook.projections.community.readings;

import org.jspecify.annotations.NullMarked;
