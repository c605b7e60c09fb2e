/** Changes what a contribution says; what it said before stays in its history. */
@NullMarked
package dev.daybook.ledger.community.editcontribution;

import org.jspecify.annotations.NullMarked;
