/** Breaks the rules on purpose, so that they are known to bite. */
@NullMarked
package dev.daybook.postgres.deliberate;

import org.jspecify.annotations.NullMarked;
