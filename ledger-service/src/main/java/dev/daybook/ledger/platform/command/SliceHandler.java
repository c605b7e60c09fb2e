package dev.daybook.ledger.platform.command;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.Rejection;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Once;
import dev.daybook.eventstore.axon.AppendResources;
import dev.daybook.ledger.platform.command.Dispatched.Handled;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/** The shell around a slice: sources its boundary, lets it decide, and appends what it decided. */
final class SliceHandler<C extends Command, E extends Event, S> implements CommandHandler {

  private static final MessageType HANDLED = new MessageType("platform.handled");

  private final Slice<C, E, S> slice;
  private final EventStore log;
  private final EventWriting writing;

  SliceHandler(Slice<C, E, S> slice, EventStore log, EventWriting writing) {
    this.slice = slice;
    this.log = log;
    this.writing = writing;
  }

  /**
   * Never throws nor fails with an {@link Error}: that would keep the unit of work, or Reactor
   * after it, waiting for ever.
   */
  @Override
  public MessageStream.Single<CommandResultMessage> handle(
      CommandMessage message, ProcessingContext context) {
    try {
      return MessageStream.fromFuture(
          handled(message, context)
              .<CommandResultMessage>thenApply(
                  handled -> new GenericCommandResultMessage(HANDLED, handled))
              .exceptionallyCompose(fault -> failedFuture(contained(fault))));
    } catch (Throwable fault) {
      return MessageStream.<CommandResultMessage>failed(contained(fault));
    }
  }

  private Exception contained(Throwable fault) {
    var cause =
        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    return cause instanceof Exception exception ? exception : new SliceFailed(slice.name(), cause);
  }

  private CompletableFuture<Handled> handled(CommandMessage message, ProcessingContext context) {
    @SuppressWarnings("unchecked") // subscribed under the name of this slice alone
    var dispatched = (Dispatched<C>) Objects.requireNonNull(message.payload());
    context.putResource(AppendResources.TENANT, dispatched.circumstances().tenant());
    var transaction = log.transaction(context);
    return read(dispatched.command(), transaction)
        .thenApply(reading -> conclude(message, dispatched, reading, context, transaction))
        .thenApply(
            outcome -> new Handled(outcome, () -> context.getResource(AppendResources.VERDICT)));
  }

  private CompletableFuture<Reading<S>> read(C command, EventStoreTransaction transaction) {
    var nothing = new Reading<>(slice.initial(), 0);
    return source(command, nothing, slice.boundary(command), transaction)
        .thenCompose(
            reading -> {
              var beyond = slice.boundaryBeyond(command, reading.state());
              return beyond == null
                  ? completedFuture(reading)
                  : source(command, reading, beyond, transaction);
            });
  }

  private CompletableFuture<Reading<S>> source(
      C command, Reading<S> reading, Boundary boundary, EventStoreTransaction transaction) {
    return transaction
        .source(SourcingCondition.conditionFor(Criteria.of(boundary)))
        .reduce(reading, (soFar, entry) -> soFar.with(slice, command, entry));
  }

  private Outcome conclude(
      CommandMessage message,
      Dispatched<C> dispatched,
      Reading<S> reading,
      ProcessingContext context,
      EventStoreTransaction transaction) {
    return switch (slice.decide(dispatched.command(), reading.state())) {
      case Decision.Refused(var reasons) -> refused(reasons, dispatched, reading);
      case Decision.Accepted accepted when isStale(dispatched, reading) ->
          new Outcome.Stale(reading.version());
      case Decision.Accepted(var events) -> {
        var answer = slice.answer(dispatched.command(), after(reading.state(), events));
        if (!dispatched.circumstances().dryRun()) {
          promiseOnce(dispatched.circumstances(), answer, context);
          events.forEach(event -> transaction.appendEvent(writing.message(event, message)));
        }
        yield new Outcome.Done(answer, reading.version(), null);
      }
    };
  }

  /** Whoever holds an old version is told so before being told why the new one refuses. */
  private Outcome refused(List<Rejection> reasons, Dispatched<C> dispatched, Reading<S> reading) {
    return isStale(dispatched, reading)
        ? new Outcome.Stale(reading.version())
        : new Outcome.Refused(reasons);
  }

  private boolean isStale(Dispatched<C> dispatched, Reading<S> reading) {
    return reading.version() != 0
        && !dispatched.circumstances().acceptsVersion().test(reading.version());
  }

  @SuppressWarnings("unchecked") // what a slice accepts are events of its context
  private S after(S state, List<Event> events) {
    for (Event event : events) {
      state = slice.evolve(state, (E) event);
    }
    return state;
  }

  private static void promiseOnce(
      Circumstances circumstances, @Nullable Object answer, ProcessingContext context) {
    var repeatable = circumstances.repeatable();
    if (repeatable != null) {
      context.putResource(
          AppendResources.ONCE,
          new Once(
              repeatable.caller(),
              repeatable.key(),
              repeatable.fingerprint(),
              repeatable.kept().apply(answer)));
    }
  }
}
