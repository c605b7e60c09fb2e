@NullMarked
package dev.daybook.ledger.community.editexpense;

import org.jspecify.annotations.NullMarked;
