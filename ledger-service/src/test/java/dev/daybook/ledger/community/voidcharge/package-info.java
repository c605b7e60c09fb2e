@NullMarked
package dev.daybook.ledger.community.voidcharge;

import org.jspecify.annotations.NullMarked;
