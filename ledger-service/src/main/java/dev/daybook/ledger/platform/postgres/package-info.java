/**
 * The one database of the service: embedded beside it or given by URL, its roles, its migrations,
 * its pools.
 *
 * <p>It promises: when {@link dev.daybook.ledger.platform.postgres.Database} exists, PostgreSQL
 * answers and is migrated; the embedded one is durable, is this process's alone, is found again
 * after a crash of either, and never outlives a service that ends by itself. Requests and the
 * posting of views get pools whose roles can neither write the log by hand nor see another tenant.
 */
@NullMarked
package dev.daybook.ledger.platform.postgres;

import org.jspecify.annotations.NullMarked;
