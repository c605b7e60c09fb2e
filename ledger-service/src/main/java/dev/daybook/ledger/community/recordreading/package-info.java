/** Takes down what one meter of a property shows. */
@NullMarked
package dev.daybook.ledger.community.recordreading;

import org.jspecify.annotations.NullMarked;
