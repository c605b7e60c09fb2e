/**
 * Keeps the views posted while the service runs, and answers reads at the position they ask for.
 */
@NullMarked
package dev.daybook.ledger.platform.views;

import org.jspecify.annotations.NullMarked;
