package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.Verdict;
import dev.daybook.eventstore.axon.KeyReusedException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.MessageType;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The one way in for commands: tries again on a conflict, gives up in time, answers in values. */
public final class CommandGate {

  /** A command that takes longer is given up; a caller with a key may safely ask again. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  private static final int MAX_RETRIES = 12;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
  private static final double JITTER = 0.5;

  private final CommandBus bus;
  private final EventStore store;
  private final Duration limit;
  private final Map<Class<? extends Command>, MessageType> names;

  public CommandGate(
      CommandBus bus,
      EventStore store,
      Collection<? extends Slice<?, ?, ?>> slices,
      Duration limit) {
    this.bus = bus;
    this.store = store;
    this.limit = limit;
    this.names =
        slices.stream()
            .collect(Collectors.toMap(Slice::command, slice -> new MessageType(slice.name())));
  }

  public Mono<Outcome> send(Command command, Circumstances circumstances) {
    return Mono.fromFuture(() -> bus.dispatch(message(command, circumstances), null), true)
        .map(result -> handled(result).outcome())
        .retryWhen(
            Retry.backoff(MAX_RETRIES, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .jitter(JITTER)
                .filter(AppendEventsTransactionRejectedException.class::isInstance))
        .onErrorReturn(Exceptions::isRetryExhausted, new Outcome.Contended())
        .onErrorReturn(KeyReusedException.class, new Outcome.KeyReused())
        .flatMap(outcome -> unlessRepeated(outcome, circumstances))
        .timeout(limit, Mono.error(() -> new CommandTimedOut(command.getClass(), limit)));
  }

  /**
   * A repetition that has nothing left to do or is refused now, because the first one was accepted,
   * gets the first answer.
   */
  private Mono<Outcome> unlessRepeated(Outcome outcome, Circumstances circumstances) {
    var repeatable = circumstances.repeatable();
    return repeatable == null || !wroteNothing(outcome)
        ? Mono.just(outcome)
        : store
            .recall(
                circumstances.tenant(),
                repeatable.caller(),
                repeatable.key(),
                repeatable.fingerprint())
            .map(
                verdict ->
                    switch (verdict) {
                      case Verdict.Repeated first ->
                          new Outcome.Repeated(first.answer(), first.last());
                      case Verdict.KeyReused reused -> new Outcome.KeyReused();
                      case Verdict.Appended appended -> outcome;
                      case Verdict.Conflict conflict -> outcome;
                    })
            .defaultIfEmpty(outcome);
  }

  private static boolean wroteNothing(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done.position() == null;
      case Outcome.Refused refused -> true;
      case Outcome.Stale stale -> true;
      case Outcome.Repeated repeated -> false;
      case Outcome.KeyReused reused -> false;
      case Outcome.Contended contended -> false;
    };
  }

  private static Dispatched.Handled handled(CommandResultMessage result) {
    return (Dispatched.Handled) Objects.requireNonNull(result.payload());
  }

  private CommandMessage message(Command command, Circumstances circumstances) {
    var name = names.get(command.getClass());
    if (name == null) {
      throw new IllegalStateException("no slice handles " + command.getClass());
    }
    return new GenericCommandMessage(
        name,
        new Dispatched<>(command, circumstances),
        Map.of(
            Trace.ACTOR, circumstances.actor(), Trace.CORRELATION, circumstances.correlationId()));
  }
}
