@NullMarked
package dev.daybook.ledger.community.charges;

import org.jspecify.annotations.NullMarked;
