@NullMarked
package dev.daybook.ledger.community.editreading;

import org.jspecify.annotations.NullMarked;
