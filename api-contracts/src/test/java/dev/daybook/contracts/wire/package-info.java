/** The form of an event on the wire, pinned. */
@NullMarked
package dev.daybook.contracts.wire;

import org.jspecify.annotations.NullMarked;
