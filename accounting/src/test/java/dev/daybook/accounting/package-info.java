@NullMarked
package dev.daybook.accounting;

import org.jspecify.annotations.NullMarked;
