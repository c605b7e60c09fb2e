/** Changes what a service charge says; what it said before stays in its history. */
@NullMarked
package dev.daybook.ledger.community.editcharge;

import org.jspecify.annotations.NullMarked;
