@NullMarked
package dev.daybook.ledger.community.editperiod;

import org.jspecify.annotations.NullMarked;
