@NullMarked
package dev.daybook.ledger.community.voidexpense;

import org.jspecify.annotations.NullMarked;
