package dev.daybook.ledger.platform.command;

import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.Reservation;
import dev.daybook.eventstore.Selection;
import dev.daybook.eventstore.Sourced;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A real log on which one thing goes as the test wants it, for as long as the test wants it. */
final class FaultyStore implements EventStore {

  private final EventStore log;
  volatile @Nullable Mono<Verdict> insteadOfAppending;
  volatile @Nullable Mono<Sourced> insteadOfSourcing;

  /** The position after which a boundary was read last. */
  volatile long sourcedAfter;

  FaultyStore(EventStore log) {
    this.log = log;
  }

  @Override
  public Mono<Verdict> append(AppendRequest request) {
    var fault = insteadOfAppending;
    return fault == null ? log.append(request) : fault;
  }

  @Override
  public Mono<Sourced> source(String tenant, Boundary boundary, long after) {
    sourcedAfter = after;
    var fault = insteadOfSourcing;
    return fault == null ? log.source(tenant, boundary, after) : fault;
  }

  @Override
  public Mono<Verdict> recall(String tenant, String caller, String key, String fingerprint) {
    return log.recall(tenant, caller, key, fingerprint);
  }

  @Override
  public Flux<StoredEvent> read(Selection selection) {
    return log.read(selection);
  }

  @Override
  public Flux<StoredEvent> follow(Selection selection) {
    return log.follow(selection);
  }

  @Override
  public Mono<Long> head() {
    return log.head();
  }

  @Override
  public Mono<Reservation> reserve(String tenant, Boundary boundary, Duration longest) {
    return log.reserve(tenant, boundary, longest);
  }

  @Override
  public Mono<Instant> timeOf(long position) {
    return log.timeOf(position);
  }

  @Override
  public Mono<Long> positionAt(Instant time) {
    return log.positionAt(time);
  }
}
