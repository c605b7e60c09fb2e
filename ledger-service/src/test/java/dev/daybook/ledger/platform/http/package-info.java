/** Shows and proves what an endpoint gets for free. */
@NullMarked
package dev.daybook.ledger.platform.http;

import org.jspecify.annotations.NullMarked;
