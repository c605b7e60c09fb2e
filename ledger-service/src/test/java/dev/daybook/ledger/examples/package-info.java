/**
 * The examples of the described interface: real exchanges, recorded from a story that is told to
 * the running service, and told again by every build.
 */
@NullMarked
package dev.daybook.ledger.examples;

import org.jspecify.annotations.NullMarked;
