@NullMarked
package dev.daybook.ledger.platform.views;

import org.jspecify.annotations.NullMarked;
