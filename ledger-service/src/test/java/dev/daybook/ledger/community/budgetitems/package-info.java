@NullMarked
package dev.daybook.ledger.community.budgetitems;

import org.jspecify.annotations.NullMarked;
