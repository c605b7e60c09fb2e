/** Properties: what costs are shared over, whose they are from which day on, and how they count. */
@NullMarked
package dev.daybook.projections.community.properties;

import org.jspecify.annotations.NullMarked;
