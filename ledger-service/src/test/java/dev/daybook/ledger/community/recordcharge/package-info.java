@NullMarked
package dev.daybook.ledger.community.recordcharge;

import org.jspecify.annotations.NullMarked;
