package dev.daybook.ledger.platform.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.axon.AppendResources;
import dev.daybook.ledger.platform.command.Dispatched.Handled;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;

/** The shell around a slice: sources its boundary, lets it decide, and appends what it decided. */
final class SliceHandler<C extends Command, E extends Event, S> extends ContainedHandler {

  private final Slice<C, E, S> slice;
  private final EventStore log;
  private final EventWriting writing;
  private final LongReadings<S> longReadings = new LongReadings<>();

  SliceHandler(Slice<C, E, S> slice, EventStore log, EventWriting writing) {
    super(slice.name());
    this.slice = slice;
    this.log = log;
    this.writing = writing;
  }

  @Override
  CompletableFuture<Handled> handled(CommandMessage message, ProcessingContext context) {
    @SuppressWarnings("unchecked") // subscribed under the name of this slice alone
    var dispatched = (Dispatched<C>) Objects.requireNonNull(message.payload());
    dispatched.equip(context);
    var transaction = log.transaction(context);
    return read(dispatched, transaction)
        .thenApply(reading -> conclude(message, dispatched, reading, context, transaction))
        .thenApply(
            outcome -> new Handled(outcome, () -> context.getResource(AppendResources.VERDICT)));
  }

  private CompletableFuture<Reading<S>> read(
      Dispatched<C> dispatched, EventStoreTransaction transaction) {
    var command = dispatched.command();
    var boundary = slice.boundary(command);
    var first =
        slice.mayBecomeLong()
            ? readOn(dispatched, boundary, transaction)
            : source(command, Reading.ofNothing(slice.initial()), boundary, transaction);
    return first.thenCompose(
        reading -> {
          var beyond = slice.boundaryBeyond(command, reading.state());
          return beyond == null
              ? completedFuture(reading)
              : source(command, reading, beyond, transaction);
        });
  }

  private CompletableFuture<Reading<S>> readOn(
      Dispatched<C> dispatched, Boundary boundary, EventStoreTransaction transaction) {
    var tenant = dispatched.circumstances().tenant();
    var known = longReadings.find(tenant, boundary);
    var before = known == null ? Reading.ofNothing(slice.initial()) : known;
    var unread =
        SourcingCondition.conditionFor(
            new GlobalIndexConsistencyMarker(before.last()).position(), Criteria.of(boundary));
    return source(dispatched.command(), before, unread, transaction)
        .whenComplete(
            (reading, fault) -> {
              if (fault == null) {
                longReadings.keep(tenant, boundary, reading);
              }
            });
  }

  private CompletableFuture<Reading<S>> source(
      C command, Reading<S> reading, Boundary boundary, EventStoreTransaction transaction) {
    return source(
        command, reading, SourcingCondition.conditionFor(Criteria.of(boundary)), transaction);
  }

  private CompletableFuture<Reading<S>> source(
      C command,
      Reading<S> reading,
      SourcingCondition condition,
      EventStoreTransaction transaction) {
    return transaction
        .source(condition)
        .reduce(reading, (soFar, entry) -> soFar.with(slice, command, entry));
  }

  private Outcome conclude(
      CommandMessage message,
      Dispatched<C> dispatched,
      Reading<S> reading,
      ProcessingContext context,
      EventStoreTransaction transaction) {
    var command = dispatched.command();
    return new Conclusion(
            message, dispatched.circumstances(), reading.version(), writing, transaction, context)
        .of(
            slice.decide(command, reading.state()),
            events -> slice.answer(command, after(reading.state(), events)));
  }

  @SuppressWarnings("unchecked") // what a slice accepts are events of its context
  private S after(S state, List<Event> events) {
    for (Event event : events) {
      state = slice.evolve(state, (E) event);
    }
    return state;
  }
}
