/**
 * The running service: {@link dev.daybook.ledger.DaybookApplication} starts it, one package per
 * context holds its slices, and {@code platform} holds what every context gets for free.
 */
@NullMarked
package dev.daybook.ledger;

import org.jspecify.annotations.NullMarked;
