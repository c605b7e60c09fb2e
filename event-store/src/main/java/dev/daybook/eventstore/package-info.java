/**
 * An append-only event store on PostgreSQL over R2DBC whose consistency boundary is chosen by each
 * decision, not by an aggregate.
 *
 * <p>It promises: a total, gapless order of positions that equals the order of commits; an append
 * that happens exactly as a whole or not at all, and never against events that its condition did
 * not know; a stored event never changes. It knows no domain and no framework.
 */
@NullMarked
package dev.daybook.eventstore;

import org.jspecify.annotations.NullMarked;
