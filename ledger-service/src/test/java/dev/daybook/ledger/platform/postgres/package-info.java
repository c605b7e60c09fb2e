/** Real service processes with their PostgreSQL, started, killed and looked at. */
@NullMarked
package dev.daybook.ledger.platform.postgres;

import org.jspecify.annotations.NullMarked;
