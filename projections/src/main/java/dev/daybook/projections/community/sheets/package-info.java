/**
 * Reads from the views what sheets, statements and carry-forwards are drawn up from, and keeps the
 * sheets that were drawn up lately. What the numbers come to is reckoned in {@link
 * dev.daybook.accounting.community}.
 */
@NullMarked
package dev.daybook.projections.community.sheets;

import org.jspecify.annotations.NullMarked;
