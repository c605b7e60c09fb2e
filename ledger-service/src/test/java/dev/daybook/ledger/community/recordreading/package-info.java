@NullMarked
package dev.daybook.ledger.community.recordreading;

import org.jspecify.annotations.NullMarked;
