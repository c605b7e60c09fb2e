@NullMarked
package dev.daybook.ledger.community.recordexpense;

import org.jspecify.annotations.NullMarked;
