package dev.daybook.contracts.purchases;

import org.jspecify.annotations.Nullable;

/**
 * A purchase with its warranty: what decisions know of it, and a row of its table.
 *
 * @param warranty null if it has none
 */
public record Bought(Purchase purchase, @Nullable Warranty warranty) {}
