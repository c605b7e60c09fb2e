/** What the service does for its log. */
@NullMarked
package dev.daybook.ledger.platform.eventlog;

import org.jspecify.annotations.NullMarked;
