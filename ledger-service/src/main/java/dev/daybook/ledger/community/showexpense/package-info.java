/** Shows one expense, as it reads now or read at any time. */
@NullMarked
package dev.daybook.ledger.community.showexpense;

import org.jspecify.annotations.NullMarked;
