@NullMarked
package dev.daybook.ledger.community.editowner;

import org.jspecify.annotations.NullMarked;
