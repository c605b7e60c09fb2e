/**
 * Purchases as files: all of them go out into one, and come in from one.
 *
 * <p>What goes out comes in again as it was, be it into another tenant.
 */
@NullMarked
package dev.daybook.ledger.purchases.files;

import org.jspecify.annotations.NullMarked;
