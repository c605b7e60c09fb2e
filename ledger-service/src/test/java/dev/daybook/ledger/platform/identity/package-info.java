/** How identity behaves. */
@NullMarked
package dev.daybook.ledger.platform.identity;

import org.jspecify.annotations.NullMarked;
