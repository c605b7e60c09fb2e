/** What a person who starts the service may type, and what they read when it is wrong. */
@NullMarked
package dev.daybook.ledger.platform.start;

import org.jspecify.annotations.NullMarked;
