@NullMarked
package dev.daybook.ledger.community;

import org.jspecify.annotations.NullMarked;
