/**
 * Reads a JSON body into a plain record and finds everything that is wrong with it at once.
 *
 * <p>Bytes become a {@link dev.daybook.ledger.platform.http.json.Json} value (or are malformed: a
 * 400), and the value becomes a record by a {@link dev.daybook.ledger.platform.http.json.BodyPlan}
 * that was made of the record class once, at start (or has faults: a 422 that names each field).
 * The limits are the annotations of {@code dev.daybook.contracts.schema}, the same that are
 * published.
 */
@NullMarked
package dev.daybook.ledger.platform.http.json;

import org.jspecify.annotations.NullMarked;
