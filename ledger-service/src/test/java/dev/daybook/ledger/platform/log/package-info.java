/** What the service does for its log. */
@NullMarked
package dev.daybook.ledger.platform.log;

import org.jspecify.annotations.NullMarked;
