@NullMarked
package dev.daybook.accounting.deliberate;

import org.jspecify.annotations.NullMarked;
