@NullMarked
package dev.daybook.ledger.community.openperiod;

import org.jspecify.annotations.NullMarked;
