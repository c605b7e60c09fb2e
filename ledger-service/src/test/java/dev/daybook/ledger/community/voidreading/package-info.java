@NullMarked
package dev.daybook.ledger.community.voidreading;

import org.jspecify.annotations.NullMarked;
