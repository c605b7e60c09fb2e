@NullMarked
package dev.daybook.ledger.community.readings;

import org.jspecify.annotations.NullMarked;
