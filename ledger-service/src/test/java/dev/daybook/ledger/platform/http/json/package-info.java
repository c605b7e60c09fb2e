/** What is wrong with a body, and what is not. */
@NullMarked
package dev.daybook.ledger.platform.http.json;

import org.jspecify.annotations.NullMarked;
