/** Breaks the rules on purpose, so that they are known to bite. */
@NullMarked
package dev.daybook.proofs.deliberate;

import org.jspecify.annotations.NullMarked;
