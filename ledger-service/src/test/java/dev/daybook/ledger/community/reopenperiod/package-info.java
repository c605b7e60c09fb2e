@NullMarked
package dev.daybook.ledger.community.reopenperiod;

import org.jspecify.annotations.NullMarked;
