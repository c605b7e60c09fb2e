@NullMarked
package dev.daybook.accounting.purchases;

import org.jspecify.annotations.NullMarked;
