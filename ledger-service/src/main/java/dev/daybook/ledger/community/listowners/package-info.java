/** Lists owners, by pages, as lines, or live. */
@NullMarked
package dev.daybook.ledger.community.listowners;

import org.jspecify.annotations.NullMarked;
