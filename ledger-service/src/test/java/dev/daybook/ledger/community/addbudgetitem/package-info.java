@NullMarked
package dev.daybook.ledger.community.addbudgetitem;

import org.jspecify.annotations.NullMarked;
