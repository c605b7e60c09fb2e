/**
 * What entries come to: for every owner and every cost of a period, at every position, without
 * adding up the entries again; and what was signed off at closings.
 */
@NullMarked
package dev.daybook.projections.community.balances;

import org.jspecify.annotations.NullMarked;
