@NullMarked
package dev.daybook.accounting.spending;

import org.jspecify.annotations.NullMarked;
