@NullMarked
package dev.daybook.ledger.community.recordcontribution;

import org.jspecify.annotations.NullMarked;
