package dev.daybook.ledger.platform.command;

import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.Once;
import dev.daybook.eventstore.Reservation;
import dev.daybook.eventstore.Verdict;
import dev.daybook.eventstore.axon.KeyReusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.MessageType;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The one way in for commands: tries again on a conflict, gives up in time, answers in values. */
public final class CommandGate {

  /** A command that takes longer is given up; a caller with a key may safely ask again. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  /**
   * After so many conflicts a command gets the right of way, and after so many more it gives up.
   */
  private static final int QUICK_RETRIES = 4;

  private static final int MAX_RETRIES = 8;

  /** As long as others wait for one that they overtook before. */
  private static final Duration LONGEST_RESERVATION = Duration.ofSeconds(2);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
  private static final double JITTER = 0.5;

  private final CommandBus bus;
  private final EventStore store;
  private final Duration limit;

  public CommandGate(CommandBus bus, EventStore store, Duration limit) {
    this.bus = bus;
    this.store = store;
    this.limit = limit;
  }

  public Mono<Outcome> send(Asking<?> asking, Circumstances circumstances) {
    return Mono.defer(() -> send(asking, circumstances, new Patience(limit)));
  }

  private Mono<Outcome> send(Asking<?> asking, Circumstances circumstances, Patience patience) {
    return tried(asking, circumstances, null, QUICK_RETRIES, patience)
        .onErrorResume(
            Exceptions::isRetryExhausted, overtaken -> insist(asking, circumstances, patience))
        .onErrorReturn(CommandGate::isOvertaken, new Outcome.Contended())
        .onErrorReturn(KeyReusedException.class, new Outcome.KeyReused())
        .onErrorResume(ViewBehind.class, behind -> Mono.just(new Outcome.Behind(behind.sentence())))
        .flatMap(outcome -> unlessRepeated(outcome, circumstances))
        .timeout(limit, Mono.error(() -> new CommandTimedOut(asking.name(), limit)));
  }

  /** Whoever was overtaken again and again goes first, if their turn comes in time. */
  private Mono<Outcome> insist(Asking<?> asking, Circumstances circumstances, Patience patience) {
    return Mono.usingWhen(
            store
                .reserve(circumstances.tenant(), asking.contended().get(), LONGEST_RESERVATION)
                .timeout(patience.left(), Mono.empty()),
            reservation -> tried(asking, circumstances, reservation, MAX_RETRIES, patience),
            Reservation::release)
        .defaultIfEmpty(new Outcome.Contended());
  }

  private static boolean isOvertaken(Throwable fault) {
    return Exceptions.isRetryExhausted(fault)
        || fault instanceof AppendEventsTransactionRejectedException;
  }

  /**
   * A command tries for half of its time. That others were faster is told well before the end,
   * because a caller who hears of it may repeat; and a try that has begun then still has the other
   * half, in which it may wait for those who have the right of way.
   */
  private record Patience(long endsAtNanos) {

    Patience(Duration limit) {
      this(System.nanoTime() + limit.dividedBy(2).toNanos());
    }

    Duration left() {
      return Duration.ofNanos(Math.max(0, endsAtNanos - System.nanoTime()));
    }

    boolean isOver() {
      return left().isZero();
    }
  }

  private Mono<Outcome> tried(
      Asking<?> asking,
      Circumstances circumstances,
      @Nullable Reservation reservation,
      int retries,
      Patience patience) {
    return Mono.fromFuture(
            () ->
                bus.dispatch(message(asking, circumstances, reservation), null)
                    .handle(Attempt::new),
            true)
        .flatMap(Attempt::outcome)
        .doOnDiscard(Attempt.class, late -> late.log(new MessageType(asking.name()), circumstances))
        .retryWhen(
            Retry.backoff(retries, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .jitter(JITTER)
                .filter(
                    fault ->
                        fault instanceof AppendEventsTransactionRejectedException
                            && !patience.isOver()));
  }

  /**
   * A repetition that has nothing left to do or is refused now, because the first one was accepted,
   * gets the first answer. A first success that had nothing to do is remembered here, since no
   * append of events has done so: else its repetition might do something.
   */
  private Mono<Outcome> unlessRepeated(Outcome outcome, Circumstances circumstances) {
    var repeatable = circumstances.repeatable();
    if (repeatable == null || !wroteNothing(outcome)) {
      return Mono.just(outcome);
    }
    var tenant = circumstances.tenant();
    var known =
        outcome instanceof Outcome.Done done && !circumstances.dryRun()
            ? store.append(new AppendRequest(tenant, List.of(), null, once(repeatable, done)))
            : store.recall(tenant, repeatable.caller(), repeatable.key(), repeatable.fingerprint());
    return known.map(verdict -> inViewOf(verdict, outcome)).defaultIfEmpty(outcome);
  }

  private static Once once(Repeatable repeatable, Outcome.Done done) {
    return new Once(
        repeatable.caller(),
        repeatable.key(),
        repeatable.fingerprint(),
        repeatable.kept().of(done.answer(), done.version()));
  }

  private static Outcome inViewOf(Verdict verdict, Outcome outcome) {
    return switch (verdict) {
      case Verdict.Repeated first -> new Outcome.Repeated(first.answer(), first.last());
      case Verdict.KeyReused reused -> new Outcome.KeyReused();
      case Verdict.Appended remembered when outcome instanceof Outcome.Done done ->
          new Outcome.Done(done.answer(), done.version(), remembered.last());
      case Verdict.Appended appended -> outcome;
      case Verdict.Conflict conflict -> outcome;
    };
  }

  private static boolean wroteNothing(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done.position() == null;
      case Outcome.Refused refused -> true;
      case Outcome.Stale stale -> true;
      case Outcome.Repeated repeated -> false;
      case Outcome.KeyReused reused -> false;
      case Outcome.Contended contended -> false;
      case Outcome.Behind behind -> true;
    };
  }

  private CommandMessage message(
      Asking<?> asking, Circumstances circumstances, @Nullable Reservation reservation) {
    return new GenericCommandMessage(
        new MessageType(asking.name()),
        new Dispatched<>(asking.asked(), circumstances, reservation),
        Map.of(
            Trace.ACTOR, circumstances.actor(), Trace.CORRELATION, circumstances.correlationId()));
  }
}
