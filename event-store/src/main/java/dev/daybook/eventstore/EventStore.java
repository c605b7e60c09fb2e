package dev.daybook.eventstore;

import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The log: append to it, source a boundary from it, read it by position, follow it. */
public interface EventStore {

  /**
   * Appends in the next batch. Every expected outcome is a verdict; errors are faults: {@link
   * MalformedRequest}, {@link DuplicateEvent}, {@link StoreOverloaded}, {@link StoreUnavailable},
   * {@link DiskFull}, {@link StoreClosed}.
   */
  Mono<Verdict> append(AppendRequest request);

  /**
   * What a request with this key got before, or empty; {@link Verdict.KeyReused} if the fingerprint
   * differs.
   */
  Mono<Verdict> recall(String tenant, String caller, String key, String fingerprint);

  /**
   * The events of a boundary after a position, and the head, in one snapshot; {@link
   * BoundaryTooLarge} if there are too many to hold.
   */
  Mono<Sourced> source(String tenant, Boundary boundary, long after);

  /** The selection up to the head at subscription, in order, in constant memory; then completes. */
  Flux<StoredEvent> read(Selection selection);

  /**
   * The selection from the past into the future, without a seam; survives restarts of the database
   * and ends only when the store is closed.
   */
  Flux<StoredEvent> follow(Selection selection);

  /** The position of the newest event in the log, whosever it is; 0 when there is none. */
  Mono<Long> head();

  /**
   * The right of way within a boundary, as soon as nobody else of the tenant has it: for a decision
   * that others keep overtaking. Empty, at once, where so many wait for it already that it would
   * come too late.
   *
   * @param longest it runs out after that, so that nobody waits for ever
   */
  Mono<Reservation> reserve(String tenant, Boundary boundary, Duration longest);

  /** When the event at that position was recorded; empty if there is none yet. */
  Mono<Instant> timeOf(long position);

  /** The position of the newest event recorded at or before that time, 0 when there is none. */
  Mono<Long> positionAt(Instant time);
}
