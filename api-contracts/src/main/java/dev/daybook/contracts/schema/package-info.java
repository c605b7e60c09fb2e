/**
 * The limits and words that a contract record carries, and the JSON Schema that follows from them.
 *
 * <p>It promises: what is published about a record and what the service enforces on it are read
 * from the same annotations. A component is required unless it is {@code @Nullable}; there is no
 * second way to say it.
 */
@NullMarked
package dev.daybook.contracts.schema;

import org.jspecify.annotations.NullMarked;
