/** Opens what is measured of identity to the benchmarks; the service itself shows it to nobody. */
@NullMarked
package dev.daybook.ledger.platform.identity;

import org.jspecify.annotations.NullMarked;
