/** What is nobody's business logic and everybody's ground: start, database, identity, HTTP. */
@NullMarked
package dev.daybook.ledger.platform;

import org.jspecify.annotations.NullMarked;
