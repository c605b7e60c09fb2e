/** Shows one service charge, as it reads now or read at any time. */
@NullMarked
package dev.daybook.ledger.community.showcharge;

import org.jspecify.annotations.NullMarked;
