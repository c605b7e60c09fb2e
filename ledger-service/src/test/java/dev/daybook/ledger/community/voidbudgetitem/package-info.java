@NullMarked
package dev.daybook.ledger.community.voidbudgetitem;

import org.jspecify.annotations.NullMarked;
