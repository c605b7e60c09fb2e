/**
 * The pure part of a thing that a user can do: what it reads, and what it decides. Everything here
 * is given; nothing asks a clock, chance, or a framework.
 */
@NullMarked
package dev.daybook.ledger.platform.slice;

import org.jspecify.annotations.NullMarked;
