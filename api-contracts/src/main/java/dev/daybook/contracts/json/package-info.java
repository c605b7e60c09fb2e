/** How contracts are written as JSON: one mapper, the same on the wire and in the store. */
@NullMarked
package dev.daybook.contracts.json;

import org.jspecify.annotations.NullMarked;
