@NullMarked
package dev.daybook.proofs;

import org.jspecify.annotations.NullMarked;
