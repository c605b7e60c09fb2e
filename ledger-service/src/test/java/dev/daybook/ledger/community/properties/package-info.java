/** Specifications of what can be done with properties. */
@NullMarked
package dev.daybook.ledger.community.properties;

import org.jspecify.annotations.NullMarked;
