package dev.daybook.ledger.platform.webhooks;

import dev.daybook.eventstore.LogPages;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.ledger.platform.events.WireEvents;
import dev.daybook.ledger.platform.webhooks.Progress.Due;
import dev.daybook.ledger.platform.webhooks.Progress.Standing;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Delivers events to webhooks. Every node runs one: when the log has grown, it asks once which
 * webhooks are concerned, and claims those that nobody else has. An event is delivered, and then
 * the position is moved; so what is lost with a node is delivered again, and nothing is passed
 * over.
 */
final class Deliverer {

  private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);

  /** How many webhooks one node delivers to at a time. */
  private static final int AT_ONCE = 500;

  /** How many events of a webhook are held. */
  private static final int PAGE_EVENTS = 25;

  /** When the log grows all the time, it is asked this often who is concerned. */
  private static final Duration WAVE_PAUSE = Duration.ofMillis(50);

  /** How often it looks for webhooks whose time has come, and renews its claims. */
  private static final Duration BEAT = Duration.ofSeconds(1);

  /** How often it asks again who is concerned by what came lately, should a node have been lost. */
  private static final Duration NET = Duration.ofSeconds(10);

  private static final Duration TIDY_FIRST = Duration.ofMinutes(1);
  private static final Duration TIDY = Duration.ofHours(1);

  /** After so many deliveries to a webhook the oldest notes are forgotten. */
  private static final int TRIM_EVERY = 100;

  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);
  private static final int SAID_EVERY = 100;

  /** An attempt that takes longer than this at the end is broken off, and made again by another. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Progress progress;
  private final Deliveries deliveries;
  private final Sender sender;
  private final LogPages log;
  private final WireEvents wire;
  private final Flux<Long> heads;

  /** Those that are worked on, and whether something came up for them meanwhile. */
  private final ConcurrentMap<UUID, Boolean> working = new ConcurrentHashMap<>();

  private final ConcurrentMap<UUID, AtomicInteger> untrimmed = new ConcurrentHashMap<>();
  private final AtomicLong seen = new AtomicLong();
  private final Sinks.Many<Long> nudges = Sinks.many().multicast().directBestEffort();
  private final Sinks.Empty<Void> stop = Sinks.empty();
  private volatile boolean stopping;
  private volatile long renewed = System.nanoTime();

  /**
   * @param heads ever greater positions that the log has reached
   */
  Deliverer(
      Progress progress,
      Deliveries deliveries,
      Sender sender,
      LogPages log,
      WireEvents wire,
      Flux<Long> heads) {
    this.progress = progress;
    this.deliveries = deliveries;
    this.sender = sender;
    this.log = log;
    this.wire = wire;
    this.heads = heads;
  }

  /**
   * Delivers until it is told to {@link #stop}, and then completes when what is under way has ended
   * and the claims are given back.
   */
  Mono<Void> run() {
    var work =
        Flux.merge(waves(), net(), sweeps())
            .takeUntilOther(stop.asMono())
            .filter(this::isFree)
            .flatMap(this::work, AT_ONCE, 1)
            .then();
    return Flux.merge(beats(), tidy())
        .takeUntilOther(work)
        .then(Mono.defer(progress::leave).onErrorComplete());
  }

  /** Asks {@link #run} to come to its end. */
  void stop() {
    stopping = true;
    stop.tryEmitEmpty();
  }

  /** Something has changed for a webhook here; otherwise that is seen within a second. */
  void look() {
    // A signal that gets lost here costs that second.
    nudges.tryEmitNext(0L);
  }

  private Flux<Due> waves() {
    return heads.concatMap(this::wave, 1);
  }

  private Flux<Due> wave(long head) {
    return Flux.defer(() -> progress.concerned(seen.get(), head))
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, FIRST_RETRY)
                .maxBackoff(LONGEST_RETRY)
                .doBeforeRetry(Deliverer::say))
        .doOnComplete(() -> seen.set(head))
        .concatWith(Mono.delay(WAVE_PAUSE).then(Mono.empty()));
  }

  /** An outage of a day is some hundred lines in the log, and its beginning is one of them. */
  private static void say(Retry.RetrySignal signal) {
    if (signal.totalRetriesInARow() % SAID_EVERY == 0) {
      LOG.warn("Webhooks can't be looked after for now: {}", signal.failure().toString());
    }
  }

  /**
   * A node that ends between its last look at the log and its next one leaves what came in between
   * to the others, who have looked already.
   */
  private Flux<Due> net() {
    return Flux.interval(NET)
        .onBackpressureDrop()
        .map(tick -> seen.get())
        .buffer(3, 1)
        .filter(heads -> heads.size() > 2)
        .concatMap(
            heads ->
                heads.getFirst().equals(heads.getLast())
                    ? Flux.empty()
                    : progress.concerned(heads.getFirst(), heads.getLast()).onErrorComplete(),
            1);
  }

  private Flux<Due> sweeps() {
    var failing = new AtomicBoolean();
    var sweep =
        progress
            .due()
            .doOnComplete(() -> failing.set(false))
            .onErrorResume(
                fault -> {
                  if (!failing.getAndSet(true)) {
                    LOG.warn("Webhooks that are due can't be found for now: {}", fault.toString());
                  }
                  return Flux.empty();
                });
    return Flux.merge(Flux.interval(Duration.ZERO, BEAT), nudges.asFlux())
        .onBackpressureDrop()
        .concatMap(tick -> sweep, 1);
  }

  private Flux<Long> beats() {
    return Flux.interval(BEAT)
        .onBackpressureDrop()
        .filter(tick -> !working.isEmpty())
        .concatMap(tick -> renew(System.nanoTime()), 1);
  }

  private Mono<Long> renew(long asked) {
    return progress
        .renew()
        .timeout(Progress.LEASE)
        .doOnNext(kept -> renewed = asked)
        .onErrorComplete();
  }

  private Flux<Long> tidy() {
    return Flux.interval(TIDY_FIRST, TIDY)
        .onBackpressureDrop()
        .concatMap(tick -> progress.forget().onErrorComplete().thenReturn(tick), 1);
  }

  /** Whoever is worked on is looked after once more at the end, instead of twice at a time. */
  private boolean isFree(Due due) {
    return Boolean.FALSE.equals(working.compute(due.id(), (id, known) -> known != null));
  }

  private boolean isOver(Due due) {
    return working.remove(due.id(), false) || working.replace(due.id(), false) == null;
  }

  private Mono<Void> work(Due due) {
    return Mono.defer(() -> delivered(due))
        .onErrorResume(fault -> given(due, fault))
        .repeat(() -> !isOver(due) && !stopping)
        .then()
        .takeUntilOther(stop.asMono().then(Mono.delay(GRACE)));
  }

  /** What is claimed still is so until the lease ends; then somebody tries again. */
  private static Mono<Void> given(Due due, Throwable fault) {
    LOG.warn(
        "The webhook {} of {} is left alone for a while: {}",
        due.id(),
        due.tenant(),
        fault.toString());
    return Mono.empty();
  }

  private Mono<Void> delivered(Due due) {
    long asked = System.nanoTime();
    return progress
        .claim(due)
        .flatMap(claimed -> log.last(claimed.former()).map(last -> Run.of(claimed, last, asked)))
        .flatMapMany(run -> Flux.just(run).expand(this::step))
        .then();
  }

  private Mono<Run> step(Run run) {
    long now = System.nanoTime();
    if (stopping || run.isLong(now)) {
      return giveBack(run.claimed());
    }
    if (run.next().isEmpty()) {
      return page(run);
    }
    if (now - Math.max(run.good(), renewed) >= Progress.LEASE.toNanos()) {
      return Mono.error(new IllegalStateException("the database did not renew its claim"));
    }
    return deliver(run, run.next().getFirst());
  }

  private Mono<Run> page(Run run) {
    return log.page(run.claimed().next(), 0, PAGE_EVENTS)
        .flatMap(
            events ->
                events.isEmpty()
                    ? progress.giveBack(run.claimed(), true).then(Mono.empty())
                    : Mono.just(run.reading(events)));
  }

  private Mono<Run> deliver(Run run, StoredEvent event) {
    var claimed = run.claimed();
    var message = Message.of(wire.of(event).after(run.previous()));
    return sender
        .send(Destination.of(claimed.url()).orElseThrow(), message, claimed.secrets())
        .flatMap(
            sent ->
                sent.isDelivered()
                    ? goOn(run, event, message, sent)
                    : comeBack(claimed, message, sent).then(Mono.empty()));
  }

  private Mono<Run> goOn(Run run, StoredEvent event, Message message, Sent sent) {
    var claimed = run.claimed();
    long asked = System.nanoTime();
    return progress
        .delivered(claimed, message, sent)
        .delayUntil(standing -> trim(claimed))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(
            standing ->
                standing.filter(now -> isTheSame(now, claimed)).isPresent()
                    ? Mono.just(run.after(event, asked))
                    : giveBack(claimed));
  }

  private static boolean isTheSame(Standing now, Claimed claimed) {
    return now.active() && now.version() == claimed.version();
  }

  /** Somebody has changed or moved it, or this node is about to end: begin anew, or let others. */
  private Mono<Run> giveBack(Claimed claimed) {
    working.computeIfPresent(claimed.id(), (id, again) -> true);
    return progress.giveBack(claimed, false).then(Mono.empty());
  }

  private Mono<Void> comeBack(Claimed claimed, Message message, Sent sent) {
    var backoff = Backoff.after(claimed.attempts() + 1, ThreadLocalRandom.current().nextDouble());
    var pause = backoff.compareTo(sent.notBefore()) < 0 ? sent.notBefore() : backoff;
    return progress
        .failed(claimed, message, sent, pause)
        .doOnNext(
            standing -> {
              if (!standing.active()) {
                LOG.warn(
                    "Nothing more is sent to the webhook {} of {}: {}",
                    claimed.id(),
                    claimed.tenant(),
                    sent.failure());
              }
            })
        .switchIfEmpty(Mono.defer(() -> giveBack(claimed).then(Mono.empty())))
        .then();
  }

  private Mono<Long> trim(Claimed claimed) {
    var count = untrimmed.computeIfAbsent(claimed.id(), id -> new AtomicInteger());
    if (count.incrementAndGet() < TRIM_EVERY) {
      return Mono.empty();
    }
    untrimmed.remove(claimed.id());
    return deliveries.trim(claimed.tenant(), claimed.id()).onErrorComplete();
  }
}
