/**
 * Random histories: what may be asked in any order, at once, twice or too late is asked, and all
 * that is shown afterwards is held against books that are kept naively.
 */
@NullMarked
package dev.daybook.ledger.histories;

import org.jspecify.annotations.NullMarked;
