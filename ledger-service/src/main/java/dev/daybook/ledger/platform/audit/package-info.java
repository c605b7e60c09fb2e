/**
 * Each tenant's history as a transparency log: a Merkle tree that is filled behind the append path,
 * checkpoints that are signed as it grows, proofs and receipts, and a check without end of whether
 * the events are still those that were signed.
 *
 * <p>It promises that a checkpoint covers an event at the latest a second after it was appended,
 * and that no append ever waits for it. What is hashed, and how proofs are verified, is a library's
 * business, {@code dev.daybook.proofs}.
 */
@NullMarked
package dev.daybook.ledger.platform.audit;

import org.jspecify.annotations.NullMarked;
