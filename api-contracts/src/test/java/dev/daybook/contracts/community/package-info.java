@NullMarked
package dev.daybook.contracts.community;

import org.jspecify.annotations.NullMarked;
