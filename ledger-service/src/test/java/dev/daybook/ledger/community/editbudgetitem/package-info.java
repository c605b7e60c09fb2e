@NullMarked
package dev.daybook.ledger.community.editbudgetitem;

import org.jspecify.annotations.NullMarked;
