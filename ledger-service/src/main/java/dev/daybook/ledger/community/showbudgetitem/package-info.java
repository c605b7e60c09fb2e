/** Shows one budget item, as it reads now or read at any time. */
@NullMarked
package dev.daybook.ledger.community.showbudgetitem;

import org.jspecify.annotations.NullMarked;
