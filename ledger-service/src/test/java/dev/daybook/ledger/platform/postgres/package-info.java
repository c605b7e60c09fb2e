/** Real PostgreSQL processes and real service processes, started, killed and looked at. */
@NullMarked
package dev.daybook.ledger.platform.postgres;

import org.jspecify.annotations.NullMarked;
