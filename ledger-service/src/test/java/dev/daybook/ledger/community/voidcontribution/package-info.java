@NullMarked
package dev.daybook.ledger.community.voidcontribution;

import org.jspecify.annotations.NullMarked;
