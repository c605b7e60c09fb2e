/** Balance sheets: what owners' accounts come to, why, and how it is carried forward. */
@NullMarked
package dev.daybook.ledger.community.sheets;

import org.jspecify.annotations.NullMarked;
