@NullMarked
package dev.daybook.ledger.community.expenses;

import org.jspecify.annotations.NullMarked;
