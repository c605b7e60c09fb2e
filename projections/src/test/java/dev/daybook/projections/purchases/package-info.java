@NullMarked
package dev.daybook.projections.purchases;

import org.jspecify.annotations.NullMarked;
