/** Shows one period, as it reads now or read at any time. */
@NullMarked
package dev.daybook.ledger.community.showperiod;

import org.jspecify.annotations.NullMarked;
