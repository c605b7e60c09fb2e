@NullMarked
package dev.daybook.ledger.platform.openapi;

import org.jspecify.annotations.NullMarked;
