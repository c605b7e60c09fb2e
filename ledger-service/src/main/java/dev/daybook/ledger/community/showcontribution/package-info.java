/** Shows one contribution, as it reads now or read at any time. */
@NullMarked
package dev.daybook.ledger.community.showcontribution;

import org.jspecify.annotations.NullMarked;
