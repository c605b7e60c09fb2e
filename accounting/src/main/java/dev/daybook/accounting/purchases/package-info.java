/** What purchases come to: shares, averages, changes and months. Plain rules of plain amounts. */
@NullMarked
package dev.daybook.accounting.purchases;

import org.jspecify.annotations.NullMarked;
