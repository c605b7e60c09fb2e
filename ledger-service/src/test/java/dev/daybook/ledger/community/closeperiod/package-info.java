@NullMarked
package dev.daybook.ledger.community.closeperiod;

import org.jspecify.annotations.NullMarked;
