/**
 * What tests of every module share: a real PostgreSQL for the test JVM, and databases on it that
 * cost next to nothing.
 */
@NullMarked
package dev.daybook.eventstore.testing;

import org.jspecify.annotations.NullMarked;
