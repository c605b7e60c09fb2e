/**
 * Everything at once, for as long as one likes: whoever records, voids, closes, reopens and reads,
 * and whatever kills, stops, freezes, fills or misleads the processes that they depend on.
 *
 * <p>Now and then all is quiet, and what was answered is held against the log, and what was shown
 * against books that are kept naively from the log. Chance has a seed.
 */
@NullMarked
package dev.daybook.benchmarks.storm;

import org.jspecify.annotations.NullMarked;
