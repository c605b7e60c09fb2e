/**
 * Tables of text, as RFC 4180 has them: UTF-8, a comma between cells, a line for each row that ends
 * with CR LF. A program that opens such a table takes a cell for a formula by its first character:
 * texts that people wrote are guarded from that.
 */
@NullMarked
package dev.daybook.ledger.platform.csv;

import org.jspecify.annotations.NullMarked;
