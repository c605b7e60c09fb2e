/** Real PostgreSQL processes, started, killed and looked at. */
@NullMarked
package dev.daybook.postgres;

import org.jspecify.annotations.NullMarked;
