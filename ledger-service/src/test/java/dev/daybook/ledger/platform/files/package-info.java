@NullMarked
package dev.daybook.ledger.platform.files;

import org.jspecify.annotations.NullMarked;
