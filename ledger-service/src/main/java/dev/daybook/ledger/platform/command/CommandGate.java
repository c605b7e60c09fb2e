package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.Once;
import dev.daybook.eventstore.Reservation;
import dev.daybook.eventstore.Verdict;
import dev.daybook.eventstore.axon.KeyReusedException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
  private final Map<Class<? extends Command>, Way> ways;

  /**
   * How a kind of command is handled.
   *
   * @param contended what others may keep appending to while it is decided
   */
  private record Way(MessageType name, Function<Command, Boundary> contended) {

    @SuppressWarnings("unchecked") // found by the class of the command
    static <C extends Command> Way of(String name, Function<C, Boundary> contended) {
      return new Way(new MessageType(name), command -> contended.apply((C) command));
    }
  }

  public CommandGate(
      CommandBus bus,
      EventStore store,
      Collection<? extends Slice<?, ?, ?>> slices,
      Collection<? extends Viewed<?, ?>> viewed,
      Duration limit) {
    this.bus = bus;
    this.store = store;
    this.limit = limit;
    this.ways = new HashMap<>();
    slices.forEach(slice -> ways.put(slice.command(), way(slice)));
    viewed.forEach(one -> ways.put(one.slice().command(), way(one.slice())));
  }

  private static <C extends Command> Way way(Slice<C, ?, ?> slice) {
    return Way.of(slice.name(), slice::boundary);
  }

  private static <C extends Command> Way way(ViewedSlice<C, ?> slice) {
    return Way.of(slice.name(), slice::contended);
  }

  public Mono<Outcome> send(Command command, Circumstances circumstances) {
    return Mono.defer(() -> send(command, circumstances, new Patience(limit)));
  }

  private Mono<Outcome> send(Command command, Circumstances circumstances, Patience patience) {
    return tried(command, circumstances, null, QUICK_RETRIES, patience)
        .onErrorResume(
            Exceptions::isRetryExhausted, overtaken -> insist(command, circumstances, patience))
        .onErrorReturn(CommandGate::isOvertaken, new Outcome.Contended())
        .onErrorReturn(KeyReusedException.class, new Outcome.KeyReused())
        .onErrorResume(ViewBehind.class, behind -> Mono.just(new Outcome.Behind(behind.sentence())))
        .flatMap(outcome -> unlessRepeated(outcome, circumstances))
        .timeout(limit, Mono.error(() -> new CommandTimedOut(way(command).name().name(), limit)));
  }

  /** Whoever was overtaken again and again goes first, if their turn comes in time. */
  private Mono<Outcome> insist(Command command, Circumstances circumstances, Patience patience) {
    return Mono.usingWhen(
            store
                .reserve(
                    circumstances.tenant(),
                    way(command).contended().apply(command),
                    LONGEST_RESERVATION)
                .timeout(patience.left(), Mono.empty()),
            reservation -> tried(command, circumstances, reservation, MAX_RETRIES, patience),
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
      Command command,
      Circumstances circumstances,
      @Nullable Reservation reservation,
      int retries,
      Patience patience) {
    return Mono.fromFuture(
            () ->
                bus.dispatch(message(command, circumstances, reservation), null)
                    .handle(Settled::new),
            true)
        .flatMap(Settled::outcome)
        .doOnDiscard(Settled.class, late -> late.log(way(command).name(), circumstances))
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
      Command command, Circumstances circumstances, @Nullable Reservation reservation) {
    return new GenericCommandMessage(
        way(command).name(),
        new Dispatched<>(command, circumstances, reservation),
        Map.of(
            Trace.ACTOR, circumstances.actor(), Trace.CORRELATION, circumstances.correlationId()));
  }

  private Way way(Command command) {
    if (command instanceof Asking<?> asking) {
      return Way.of(asking.slice().name(), ignored -> asking.contended());
    }
    var way = ways.get(command.getClass());
    if (way == null) {
      throw new IllegalStateException("no slice handles " + command.getClass());
    }
    return way;
  }
}
