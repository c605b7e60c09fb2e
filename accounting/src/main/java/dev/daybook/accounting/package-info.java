/**
 * The pure rules of the books: plain Java that reckons from what it is given. Nothing here reads a
 * table, asks the clock or knows a framework, so that decisions and views reckon alike.
 */
@NullMarked
package dev.daybook.accounting;

import org.jspecify.annotations.NullMarked;
