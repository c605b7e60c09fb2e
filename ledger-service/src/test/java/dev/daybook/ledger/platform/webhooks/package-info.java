/** How webhooks behave, towards real receivers. */
@NullMarked
package dev.daybook.ledger.platform.webhooks;

import org.jspecify.annotations.NullMarked;
