/**
 * Purchases with their warranties, warranties by themselves, retailers and brands, each as it read
 * at every position.
 */
@NullMarked
package dev.daybook.projections.purchases;

import org.jspecify.annotations.NullMarked;
