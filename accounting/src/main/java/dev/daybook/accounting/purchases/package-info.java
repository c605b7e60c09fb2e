/** How many warranties stand how, month by month. */
@NullMarked
package dev.daybook.accounting.purchases;

import org.jspecify.annotations.NullMarked;
