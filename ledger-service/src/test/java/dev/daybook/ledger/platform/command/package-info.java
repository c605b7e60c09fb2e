@NullMarked
package dev.daybook.ledger.platform.command;

import org.jspecify.annotations.NullMarked;
