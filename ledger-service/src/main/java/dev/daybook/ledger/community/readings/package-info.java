/** Readings: what the meters of properties showed, by which costs are shared. */
@NullMarked
package dev.daybook.ledger.community.readings;

import org.jspecify.annotations.NullMarked;
