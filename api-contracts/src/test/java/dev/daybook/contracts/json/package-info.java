/** How values look on the wire. */
@NullMarked
package dev.daybook.contracts.json;

import org.jspecify.annotations.NullMarked;
