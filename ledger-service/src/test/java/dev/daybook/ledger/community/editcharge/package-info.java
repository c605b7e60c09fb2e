@NullMarked
package dev.daybook.ledger.community.editcharge;

import org.jspecify.annotations.NullMarked;
