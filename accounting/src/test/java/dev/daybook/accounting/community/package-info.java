@NullMarked
package dev.daybook.accounting.community;

import org.jspecify.annotations.NullMarked;
