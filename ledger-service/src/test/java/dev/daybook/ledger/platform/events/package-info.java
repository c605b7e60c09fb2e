/** Events as they are read from outside. */
@NullMarked
package dev.daybook.ledger.platform.events;

import org.jspecify.annotations.NullMarked;
