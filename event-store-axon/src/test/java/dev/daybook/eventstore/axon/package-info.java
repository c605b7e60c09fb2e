/** The adapter against Axon's own contract and its known holes. */
@NullMarked
package dev.daybook.eventstore.axon;

import org.jspecify.annotations.NullMarked;
