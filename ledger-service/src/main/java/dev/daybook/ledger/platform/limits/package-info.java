/**
 * How much may be asked in how short a time: by one tenant, by one user or API key, and from one
 * address. Each node counts what it is asked itself, and remembers no more than a fixed number of
 * who asked last.
 *
 * <p>What is admitted has its turn elsewhere: tenants take turns where they wait to be written
 * down.
 */
@NullMarked
package dev.daybook.ledger.platform.limits;

import org.jspecify.annotations.NullMarked;
