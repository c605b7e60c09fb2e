@NullMarked
package dev.daybook.proofs.verify;

import org.jspecify.annotations.NullMarked;
