/** Shows what purchases come to and how it stands with warranties, now or at any time. */
@NullMarked
package dev.daybook.ledger.purchases.analytics;

import org.jspecify.annotations.NullMarked;
