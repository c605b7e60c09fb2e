/** Shows one reading, as it reads now or read at any time. */
@NullMarked
package dev.daybook.ledger.community.showreading;

import org.jspecify.annotations.NullMarked;
