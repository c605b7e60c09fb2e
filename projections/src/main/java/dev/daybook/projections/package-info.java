/**
 * The read side: views, which are folds of the log into tables, and the runner that posts to them.
 *
 * <p>It promises: each event reaches each view exactly once and in order, on one node at a time; a
 * view that meets an event it can't apply stops there and says so; a view can be thrown away and
 * posted again from the log while the old tables go on answering. A view is never the truth.
 */
@NullMarked
package dev.daybook.projections;

import org.jspecify.annotations.NullMarked;
