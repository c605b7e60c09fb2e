/** Properties: what costs are shared over, whose they are from which day on. */
@NullMarked
package dev.daybook.ledger.community.properties;

import org.jspecify.annotations.NullMarked;
