/** The HTTP interface as pieces that every endpoint gets for free. */
@NullMarked
package dev.daybook.ledger.platform.http;

import org.jspecify.annotations.NullMarked;
