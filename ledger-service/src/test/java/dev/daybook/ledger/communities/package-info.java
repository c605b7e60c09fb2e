/**
 * Random communities, whole: owners who buy and sell, corrections, voids, reopenings, long chains
 * of periods. Every sheet, closing and restatement is held against books that are kept naively, as
 * of every position.
 */
@NullMarked
package dev.daybook.ledger.communities;

import org.jspecify.annotations.NullMarked;
